package webhook

import (
	"context"
	"net/http"

	admissionv1 "k8s.io/api/admission/v1"
	corev1 "k8s.io/api/core/v1"
	"sigs.k8s.io/controller-runtime/pkg/webhook/admission"
)

// Handler answers reviews of pods.
type Handler struct {
	Records map[Key]Record
	Decoder admission.Decoder
}

// Handle decodes the pod, and the pod before an update, and decides.
func (h *Handler) Handle(_ context.Context, request admission.Request) admission.Response {
	var pod corev1.Pod
	if len(request.Object.Raw) > 0 {
		if err := h.Decoder.Decode(request, &pod); err != nil {
			return admission.Errored(http.StatusBadRequest, err)
		}
	}
	var old *corev1.Pod
	if request.Operation == admissionv1.Update && len(request.OldObject.Raw) > 0 {
		old = new(corev1.Pod)
		if err := h.Decoder.DecodeRaw(request.OldObject, old); err != nil {
			return admission.Errored(http.StatusBadRequest, err)
		}
	}
	return responseOf(Decide(h.Records, &request.AdmissionRequest, &pod, old))
}

// responseOf says the same as the gate does: audit annotations for every decision, the message where there is one.
func responseOf(d Decision) admission.Response {
	response := admission.Allowed("")
	if d.Outcome == "Reject" {
		response = admission.Denied(d.Message)
	}
	response.AuditAnnotations = map[string]string{"decision": d.Outcome, "reason": d.Reason}
	if d.Template != "" {
		response.AuditAnnotations["template"] = d.Template
	}
	if d.Message != "" {
		response.AuditAnnotations["message"] = d.Message
	}
	if d.Outcome == "Warn" {
		return response.WithWarnings(d.Message)
	}
	return response
}

package webhook

import (
	"encoding/json"
	"testing"

	admissionv1 "k8s.io/api/admission/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"sigs.k8s.io/controller-runtime/pkg/webhook/admission"

	"base-image-operator/bench/internal/fixture"
)

// podOf names a template and runs images, one container each: c0, c1, …
func podOf(template string, images ...string) *corev1.Pod {
	pod := &corev1.Pod{ObjectMeta: metav1.ObjectMeta{Labels: map[string]string{templateLabel: template}}}
	for i, image := range images {
		pod.Spec.Containers = append(pod.Spec.Containers, corev1.Container{Name: "c" + string(rune('0'+i)), Image: image})
	}
	return pod
}

func choosing(pod *corev1.Pod, container string) *corev1.Pod {
	pod.Annotations = map[string]string{containerAnnotation: container}
	return pod
}

func deleted(pod *corev1.Pod) *corev1.Pod {
	now := metav1.Now()
	pod.DeletionTimestamp = &now
	return pod
}

// The messages are those of src/gate, to the letter.
func TestDecide(t *testing.T) {
	records := Records(100)
	valid, invalid := fixture.At(0), fixture.At(9)
	create, update := admissionv1.Create, admissionv1.Update
	rows := []struct {
		why       string
		operation admissionv1.Operation
		sub       string
		namespace string
		pod, old  *corev1.Pod
		want      Decision
	}{
		{"a deletion", admissionv1.Delete, "", "team-00", podOf(invalid.Name), nil, Decision{Outcome: "Admit", Reason: "NotJudged"}},
		{"a subresource", create, "status", "team-09", podOf(invalid.Name, invalid.Image), nil, Decision{Outcome: "Admit", Reason: "NotJudged"}},
		{"no label", create, "", "team-00", &corev1.Pod{}, nil, Decision{Outcome: "Admit", Reason: "NoReference"}},
		{"a Valid template", create, "", "team-00", podOf(valid.Name, "other", valid.Image), nil,
			Decision{Outcome: "Admit", Reason: "Valid", Template: valid.Name}},
		{"an Invalid template", create, "", "team-09", podOf(invalid.Name, invalid.Image), nil,
			Decision{"Reject", "Invalid", invalid.Name, `metadata.labels[vibed.dev/template]: BaseImageTemplate "node-24-000009" is invalid: ` +
				`The image declares language "python" in label dev.vibed.template.language, but slot node-24-000009 needs "node"; ` +
				`set the label to "node" or use the image for a python slot`}},
		{"an update that changes nothing", update, "", "team-09", podOf(invalid.Name, "a", "b"), podOf(invalid.Name, "a", "b"),
			Decision{Outcome: "Admit", Reason: "ReferenceUnchanged"}},
		{"an update of what is being deleted", update, "", "team-09", podOf(invalid.Name, "a"), deleted(podOf("x")),
			Decision{Outcome: "Admit", Reason: "ObjectDeleted"}},
		{"an update to another template", update, "", "team-00", podOf(valid.Name, valid.Image), podOf("x", valid.Image),
			Decision{Outcome: "Admit", Reason: "Valid", Template: valid.Name}},
		{"a template of another namespace", create, "", "team-01", podOf(valid.Name, valid.Image), nil,
			Decision{"Warn", "TemplateMissing", valid.Name, `metadata.labels[vibed.dev/template]: BaseImageTemplate "node-24-000000" ` +
				`does not exist in namespace "team-01"; create it there, or correct the label`}},
		{"an empty label", create, "", "team-00", podOf(""), nil,
			Decision{"Warn", "TemplateMissing", "", `metadata.labels[vibed.dev/template]: the label is empty; set it to the name of a BaseImageTemplate, or remove it`}},
		{"no container runs the image", create, "", "team-00", podOf(valid.Name, "a", "b"), nil,
			Decision{"Reject", "ImageMismatch", valid.Name, `spec.containers: no container runs the image of BaseImageTemplate "node-24-000000"; ` +
				`set the image of one to "registry.example/team-00/node-24-000000:1.0", or to a digest that was judged for it`}},
		{"the chosen container does not run it", create, "", "team-00", choosing(podOf(valid.Name, valid.Image, "b"), "c1"), nil,
			Decision{"Reject", "ImageMismatch", valid.Name, `spec.containers: container "c1" does not run the image of BaseImageTemplate "node-24-000000"; ` +
				`set its image to "registry.example/team-00/node-24-000000:1.0", or to a digest that was judged for it`}},
		{"the chosen container runs it", create, "", "team-00", choosing(podOf(valid.Name, "a", valid.Image), "c1"), nil,
			Decision{Outcome: "Admit", Reason: "Valid", Template: valid.Name}},
		{"there is no chosen container", create, "", "team-00", choosing(podOf(valid.Name, valid.Image), "x"), nil,
			Decision{"Reject", "ImageMismatch", valid.Name, `metadata.annotations[vibed.dev/template-container]: there is no container "x"; ` +
				`name the one that runs the image of BaseImageTemplate "node-24-000000", or remove the annotation`}},
	}
	for _, row := range rows {
		request := &admissionv1.AdmissionRequest{Operation: row.operation, SubResource: row.sub, Namespace: row.namespace}
		if got := Decide(records, request, row.pod, row.old); got != row.want {
			t.Errorf("%s: %+v, want %+v", row.why, got, row.want)
		}
	}
}

func TestSameImage(t *testing.T) {
	rows := []struct {
		a, b string
		want bool
	}{
		{"node", "docker.io/library/node:latest", true},
		{"index.docker.io/library/node", "node", true},
		{"team/node:1", "docker.io/team/node:1", true},
		{"Registry.example/node:1", "registry.example:443/node:1", true},
		{"localhost/node:1", "localhost/node:1", true},
		{"registry.example/node:1", "registry.example/node:2", false},
		{"registry.example/node", "registry.example/node:1", false},
		{"registry.example:5000/node", "registry.example/node", false},
		{"registry.example/a/node:1", "registry.example/b/node:1", false},
		{"registry.example/node@sha256:00", "registry.example/node:1", false},
		{"registry.example/node@sha256:00", "registry.example/node@sha256:00", true},
	}
	for _, row := range rows {
		if got := sameImage(row.a, row.b); got != row.want {
			t.Errorf("sameImage(%s, %s) = %v", row.a, row.b, got)
		}
	}
}

func TestHandleReadsThePodsOfAReview(t *testing.T) {
	scheme := runtime.NewScheme()
	if err := corev1.AddToScheme(scheme); err != nil {
		t.Fatal(err)
	}
	handler := &Handler{Records: Records(100), Decoder: admission.NewDecoder(scheme)}
	raw := func(pod *corev1.Pod) runtime.RawExtension {
		text, err := json.Marshal(pod)
		if err != nil {
			t.Fatal(err)
		}
		return runtime.RawExtension{Raw: text}
	}
	invalid := fixture.At(9)
	request := admission.Request{AdmissionRequest: admissionv1.AdmissionRequest{
		UID: "1", Operation: admissionv1.Update, Namespace: invalid.Namespace, Object: raw(podOf(invalid.Name, invalid.Image)),
	}}
	for why, row := range map[string]struct {
		old     *corev1.Pod
		allowed bool
	}{
		"from another template": {podOf("x", invalid.Image), false},
		"from the same":         {podOf(invalid.Name, invalid.Image), true},
	} {
		request.OldObject = raw(row.old)
		got := handler.Handle(t.Context(), request)
		if got.Allowed != row.allowed || got.AuditAnnotations["reason"] == "" {
			t.Errorf("%s: %+v", why, got)
		}
	}
	request.Object.Raw = []byte(`{"spec":{"containers":"none"}}`)
	if got := handler.Handle(t.Context(), request); got.Allowed || got.Result.Code != 400 {
		t.Errorf("what is no pod: %+v", got)
	}
}

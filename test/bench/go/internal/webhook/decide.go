// Package webhook decides about pods as the gate does (src/gate), as far as the reviews of benches go: pods that name their template by label and
// its image by tag, and templates of the fixture, which enforce. It is what somebody would write with controller-runtime.
package webhook

import (
	"fmt"
	"slices"
	"strings"

	admissionv1 "k8s.io/api/admission/v1"
	corev1 "k8s.io/api/core/v1"

	"base-image-operator/bench/internal/fixture"
)

const (
	templateLabel       = "vibed.dev/template"
	containerAnnotation = "vibed.dev/template-container"
	labelField          = "metadata.labels[" + templateLabel + "]"
	annotationField     = "metadata.annotations[" + containerAnnotation + "]"
	containersField     = "spec.containers"
)

// Key names a template.
type Key struct{ Namespace, Name string }

// Record is what is kept of a template.
type Record struct {
	Image string
	Valid bool
	// Message is the Valid condition's sentence.
	Message string
}

// Records returns the records of the first count templates of the fixture.
func Records(count int) map[Key]Record {
	records := make(map[Key]Record, count)
	for i := range count {
		t := fixture.At(i)
		record := Record{Image: t.Image, Valid: t.Valid, Message: "The image keeps the contract"}
		if !t.Valid {
			record.Message = fixture.InvalidMessage(t.Name)
		}
		records[Key{t.Namespace, t.Name}] = record
	}
	return records
}

// Decision is what is answered: Outcome is Admit, Warn or Reject.
type Decision struct {
	Outcome, Reason, Template, Message string
}

// Decide decides about a pod.
//
// old is the pod before an update, nil otherwise.
func Decide(records map[Key]Record, request *admissionv1.AdmissionRequest, pod, old *corev1.Pod) Decision {
	update := request.Operation == admissionv1.Update
	if request.SubResource != "" || (!update && request.Operation != admissionv1.Create) {
		return Decision{Outcome: "Admit", Reason: "NotJudged"}
	}
	if update && old != nil && old.DeletionTimestamp != nil {
		return Decision{Outcome: "Admit", Reason: "ObjectDeleted"}
	}
	name, ok := pod.Labels[templateLabel]
	if !ok {
		return Decision{Outcome: "Admit", Reason: "NoReference"}
	}
	if update && old != nil && sameReference(pod, old) {
		return Decision{Outcome: "Admit", Reason: "ReferenceUnchanged"}
	}
	record, ok := records[Key{request.Namespace, name}]
	if !ok {
		return missing(request.Namespace, name)
	}
	if mismatch := mismatchOf(pod, name, record); mismatch != "" {
		return Decision{Outcome: "Reject", Reason: "ImageMismatch", Template: name, Message: mismatch}
	}
	if !record.Valid {
		return Decision{Outcome: "Reject", Reason: "Invalid", Template: name,
			Message: fmt.Sprintf("%s: BaseImageTemplate %q is invalid: %s", labelField, name, record.Message)}
	}
	return Decision{Outcome: "Admit", Reason: "Valid", Template: name}
}

func missing(namespace, name string) Decision {
	sentence := fmt.Sprintf("BaseImageTemplate %q does not exist in namespace %q; create it there, or correct the label", name, namespace)
	if name == "" {
		sentence = "the label is empty; set it to the name of a BaseImageTemplate, or remove it"
	}
	return Decision{Outcome: "Warn", Reason: "TemplateMissing", Template: name, Message: labelField + ": " + sentence}
}

// mismatchOf says why no container runs the template's image; empty where one does.
func mismatchOf(pod *corev1.Pod, name string, record Record) string {
	chosen, isChosen := pod.Annotations[containerAnnotation]
	seen := false
	for i := range pod.Spec.Containers {
		container := &pod.Spec.Containers[i]
		if isChosen && container.Name != chosen {
			continue
		}
		seen = true
		if sameImage(container.Image, record.Image) {
			return ""
		}
	}
	owner := fmt.Sprintf("the image of BaseImageTemplate %q", name)
	wanted := fmt.Sprintf("%q, or to a digest that was judged for it", record.Image)
	switch {
	case isChosen && !seen:
		return fmt.Sprintf("%s: there is no container %q; name the one that runs %s, or remove the annotation", annotationField, chosen, owner)
	case isChosen:
		return fmt.Sprintf("%s: container %q does not run %s; set its image to %s", containersField, chosen, owner, wanted)
	default:
		return fmt.Sprintf("%s: no container runs %s; set the image of one to %s", containersField, owner, wanted)
	}
}

func sameReference(a, b *corev1.Pod) bool {
	before, ok := b.Labels[templateLabel]
	return ok && a.Labels[templateLabel] == before && imagesOf(a) == imagesOf(b)
}

func imagesOf(pod *corev1.Pod) string {
	var images []string
	for i := range pod.Spec.Containers {
		images = append(images, fmt.Sprintf("%q %q", pod.Spec.Containers[i].Name, pod.Spec.Containers[i].Image))
	}
	slices.Sort(images)
	return strings.Join(slices.Compact(images), ",")
}

package kubeapi

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
)

// status is what the API server answers where a request fails (meta/v1 Status).
type status struct {
	Code    int
	Reason  string
	Message string
}

// MarshalJSON adds what is the same in all of them.
func (s status) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Kind       string   `json:"kind"`
		APIVersion string   `json:"apiVersion"`
		Metadata   struct{} `json:"metadata"`
		Status     string   `json:"status"`
		Message    string   `json:"message"`
		Reason     string   `json:"reason"`
		Code       int      `json:"code"`
	}{"Status", "v1", struct{}{}, "Failure", s.Message, s.Reason, s.Code})
}

func notFound(message string) status {
	return status{Code: http.StatusNotFound, Reason: "NotFound", Message: message}
}

func templateNotFound(name string) status {
	return notFound(fmt.Sprintf("baseimagetemplates.images.vibed.dev %q not found", name))
}

// gone is what a watch or a list hears whose resource version is forgotten.
func gone(version string) status {
	return status{Code: http.StatusGone, Reason: "Expired", Message: "too old resource version: " + version}
}

func writeStatus(w http.ResponseWriter, s status) {
	text, _ := json.Marshal(s)
	writeJSON(w, s.Code, append(text, '\n'))
}

func writeJSON(w http.ResponseWriter, code int, text []byte) {
	header := w.Header()
	header.Set("Content-Type", "application/json")
	header.Set("Content-Length", strconv.Itoa(len(text)))
	w.WriteHeader(code)
	_, _ = w.Write(text) // a client that went away hears nothing
}

package main

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestAnswers(t *testing.T) {
	t.Setenv("VIBED_TEMPLATE_LANGUAGE", "node")
	t.Setenv("VIBED_RUNTIME_PROBE", "node --version")
	tests := []struct {
		name     string
		handler  http.HandlerFunc
		status   int
		contract string
		minimum  int
	}{
		{"lie", claim("1"), 200, "1", 100},
		{"contract-2", claim("2"), 200, "2", 100},
		{"huge", huge, 200, "1", 10_000_000},
		{"redirect", redirect, 302, "", 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			recorder := httptest.NewRecorder()
			test.handler(recorder, httptest.NewRequest(http.MethodGet, "/info", nil))
			if recorder.Code != test.status || recorder.Body.Len() < test.minimum {
				t.Fatalf("got status %d and %d bytes, want %d and at least %d", recorder.Code, recorder.Body.Len(), test.status, test.minimum)
			}
			if test.contract == "" {
				if target := recorder.Header().Get("Location"); target != redirectTarget {
					t.Errorf("redirects to %q, want %q", target, redirectTarget)
				}
				return
			}
			var info struct {
				Language, AgentContract, RuntimeProbe string
				RuntimeProbeOK                        bool
			}
			if err := json.Unmarshal(recorder.Body.Bytes(), &info); err != nil {
				t.Fatal(err)
			}
			if info.Language != "node" || info.AgentContract != test.contract || info.RuntimeProbe != "node --version" || !info.RuntimeProbeOK {
				t.Errorf("claims %+v", info)
			}
		})
	}
}

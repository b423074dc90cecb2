package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

func TestHandler(t *testing.T) {
	node := config{language: "node", probe: "echo v24.21.0"}
	tests := []struct {
		name, method, path string
		cfg                config
		status             int
		contentType, body  string
	}{
		{"health", "GET", "/healthz", node, 200, "text/plain; charset=utf-8", "ok\n"},
		{"health by any method", "POST", "/healthz", node, 200, "text/plain; charset=utf-8", "ok\n"},
		{"info", "GET", "/info", node, 200, "application/json",
			`{"language":"node","agentContract":"1","runtimeProbe":"echo v24.21.0","runtimeProbeOK":true,"runtimeProbeOutput":"v24.21.0"}` + "\n"},
		{"info of a broken runtime", "GET", "/info", config{language: "node", probe: "echo no >&2; exit 1"}, 200, "application/json",
			`{"language":"node","agentContract":"1","runtimeProbe":"echo no \u003e\u00262; exit 1","runtimeProbeOK":false,"runtimeProbeOutput":"no"}` + "\n"},
		{"info without declarations", "GET", "/info", config{}, 200, "application/json",
			`{"language":"","agentContract":"1","runtimeProbeOK":false}` + "\n"},
		{"an endpoint of the full agent", "POST", "/inject", node, 404, "application/json",
			`{"error":"not found: this agent serves /healthz and /info"}` + "\n"},
		{"below info", "GET", "/info/x", node, 404, "application/json",
			`{"error":"not found: this agent serves /healthz and /info"}` + "\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			recorder := httptest.NewRecorder()
			newHandler(context.Background(), test.cfg).ServeHTTP(recorder, httptest.NewRequest(test.method, test.path, nil))
			if recorder.Code != test.status || recorder.Header().Get("Content-Type") != test.contentType || recorder.Body.String() != test.body {
				t.Errorf("got %d %q %q, want %d %q %q", recorder.Code, recorder.Header().Get("Content-Type"), recorder.Body.String(),
					test.status, test.contentType, test.body)
			}
		})
	}
}

func TestInfoRunsTheProbeOnce(t *testing.T) {
	runs := filepath.Join(t.TempDir(), "runs")
	handler := newHandler(context.Background(), config{probe: fmt.Sprintf("echo run >>%s; sleep 0.1", runs)})
	var group sync.WaitGroup
	for range 5 {
		group.Add(1)
		go func() {
			defer group.Done()
			handler.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/info", nil))
		}()
	}
	group.Wait()
	text, err := os.ReadFile(runs)
	if err != nil {
		t.Fatal(err)
	}
	if count := strings.Count(string(text), "run"); count != 1 {
		t.Errorf("the probe ran %d times, want once", count)
	}
}

func TestInfoKeepsTheTokenFromTheProbe(t *testing.T) {
	t.Setenv("VIBED_AGENT_TOKEN", "very-secret")
	recorder := httptest.NewRecorder()
	newHandler(context.Background(), config{probe: "env"}).ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, "/info", nil))
	if strings.Contains(recorder.Body.String(), "very-secret") {
		t.Errorf("/info shows the token: %s", recorder.Body)
	}
}

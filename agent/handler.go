package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"
	"sync"
)

// agentContract is the version of the contract that this agent keeps.
const agentContract = "1"

// infoResponse is the body of GET /info.
type infoResponse struct {
	Language           string `json:"language"`
	AgentContract      string `json:"agentContract"`
	RuntimeProbe       string `json:"runtimeProbe,omitempty"`
	RuntimeProbeOK     bool   `json:"runtimeProbeOK"`
	RuntimeProbeOutput string `json:"runtimeProbeOutput,omitempty"`
}

// errorResponse is the body of every answer that is not a success.
type errorResponse struct {
	Error string `json:"error"`
}

// newHandler returns the control API. The probe runs at the first /info, once in the life of the process; it ends
// with ctx, not with the request that happened to be first.
func newHandler(ctx context.Context, cfg config) http.Handler {
	probe := sync.OnceValue(func() probeResult {
		return runProbe(ctx, cfg.probe, probeEnv(os.Environ()), probeLimit)
	})
	mux := http.NewServeMux()
	mux.HandleFunc("/healthz", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		fmt.Fprintln(w, "ok")
	})
	mux.HandleFunc("/info", func(w http.ResponseWriter, _ *http.Request) {
		result := probe()
		writeJSON(w, http.StatusOK, infoResponse{
			Language:           cfg.language,
			AgentContract:      agentContract,
			RuntimeProbe:       cfg.probe,
			RuntimeProbeOK:     result.ok,
			RuntimeProbeOutput: result.output,
		})
	})
	mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		writeJSON(w, http.StatusNotFound, errorResponse{Error: "not found: this agent serves /healthz and /info"})
	})
	return mux
}

func writeJSON(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	if err := json.NewEncoder(w).Encode(body); err != nil {
		log.Printf("an answer was not sent whole: %v", err)
	}
}

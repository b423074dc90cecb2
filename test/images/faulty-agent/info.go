package main

import (
	"encoding/json"
	"log"
	"net/http"
	"os"
)

// writeInfo answers /info with what the image declares and the given claims.
func writeInfo(w http.ResponseWriter, contract, output string) {
	w.Header().Set("Content-Type", "application/json")
	err := json.NewEncoder(w).Encode(map[string]any{
		"language":           os.Getenv("VIBED_TEMPLATE_LANGUAGE"),
		"agentContract":      contract,
		"runtimeProbe":       os.Getenv("VIBED_RUNTIME_PROBE"),
		"runtimeProbeOK":     true,
		"runtimeProbeOutput": output,
	})
	if err != nil {
		log.Printf("the answer was not read to its end: %v", err)
	}
}

// Command vibed-agent is the reference agent of the VibedAgent contract.
//
// It is the smallest process that makes an image keep the contract: it answers /healthz and /info on its control
// port. /info says which language the image claims to be for, and whether the probe that the image declares for
// its runtime succeeds.
package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// shutdownGrace is how long requests that are under way may take after SIGTERM.
const shutdownGrace = 10 * time.Second

func main() {
	log.SetFlags(0)
	log.SetPrefix("vibed-agent: ")
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	if err := run(ctx, configFromEnv(os.Getenv)); err != nil {
		log.Print(err)
		stop()
		os.Exit(1)
	}
}

// run serves until ctx ends, then lets requests that are under way finish.
func run(ctx context.Context, cfg config) error {
	listener, err := net.Listen("tcp", cfg.controlAddr)
	if err != nil {
		return fmt.Errorf("cannot listen on %s=%q: %w", envControlAddr, cfg.controlAddr, err)
	}
	return serve(ctx, listener, cfg)
}

func serve(ctx context.Context, listener net.Listener, cfg config) error {
	server := &http.Server{
		Handler:           newHandler(ctx, cfg),
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       15 * time.Second,
		// /info may have to wait for the whole probe.
		WriteTimeout:   probeLimit + probeWaitDelay + 10*time.Second,
		IdleTimeout:    90 * time.Second,
		MaxHeaderBytes: 16 << 10,
	}
	log.Printf("control API on %s, language %q, probe %q", listener.Addr(), cfg.language, cfg.probe)

	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	select {
	case err := <-served:
		return fmt.Errorf("the control API stopped: %w", err)
	case <-ctx.Done():
	}

	grace, cancel := context.WithTimeout(context.Background(), shutdownGrace)
	defer cancel()
	if err := server.Shutdown(grace); err != nil && !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("requests were still under way %s after the signal: %w", shutdownGrace, err)
	}
	return nil
}

package main

import (
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"
)

const (
	controlAddr = ":9000"
	// lateCrash is how long the agent serves before it dies in mode crash-late.
	lateCrash = 2 * time.Second
	// slowAnswer is how long /info takes in mode slow.
	slowAnswer = 20 * time.Second
	// hugeInfo is the size of /info in mode huge.
	hugeInfo = 10 << 20
	// maxMemory is where mode oom stops, so that a container without a limit does not eat the machine.
	maxMemory = 4 << 30
	// redirectTarget is an address of the documentation range: nothing of the cluster, and nobody answers.
	redirectTarget = "http://203.0.113.1:9000/info"
)

// modes are the ways to break the contract. Each returns only when the agent is to exit 1.
var modes = map[string]func() error{
	"crash":      func() error { return errors.New("cannot read /etc/vibed/config.json: no such file or directory") },
	"crash-late": crashLate,
	"oom":        outOfMemory,
	"slow":       func() error { return serve(controlAddr, slow) },
	"huge":       func() error { return serve(controlAddr, huge) },
	"redirect":   func() error { return serve(controlAddr, redirect) },
	"mute":       mute,
	"loopback":   func() error { return serve("127.0.0.1:9000", claim("1")) },
	"lie":        func() error { return serve(controlAddr, claim("1")) },
	"contract-2": func() error { return serve(controlAddr, claim("2")) },
	"pause":      pause,
}

// claim answers /info as a perfect image would, whatever is true: no probe is run.
func claim(contract string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		writeInfo(w, contract, "v24.21.0")
	}
}

func slow(w http.ResponseWriter, r *http.Request) {
	select {
	case <-time.After(slowAnswer):
		writeInfo(w, "1", "v24.21.0")
	case <-r.Context().Done():
	}
}

func huge(w http.ResponseWriter, _ *http.Request) {
	writeInfo(w, "1", strings.Repeat("v24.21.0 ", hugeInfo/len("v24.21.0 ")))
}

func redirect(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, redirectTarget, http.StatusFound)
}

func crashLate() error {
	time.AfterFunc(lateCrash, func() { log.Fatalf("lost the connection to the control plane after %s", lateCrash) })
	return serve(controlAddr, claim("1"))
}

// mute accepts connections and never answers.
func mute() error {
	listener, err := net.Listen("tcp", controlAddr)
	if err != nil {
		return err
	}
	for {
		conn, err := listener.Accept()
		if err != nil {
			return err
		}
		go func() { _, _ = io.Copy(io.Discard, conn) }()
	}
}

// outOfMemory takes memory and touches every page of it, until the kernel's patience or maxMemory ends.
func outOfMemory() error {
	const step = 16 << 20
	var held [][]byte
	for taken := 0; taken < maxMemory; taken += step {
		block := make([]byte, step)
		for i := 0; i < step; i += 4096 {
			block[i] = 1
		}
		held = append(held, block)
	}
	return fmt.Errorf("took %d blocks of memory and was not killed: set a memory limit", len(held))
}

// pause waits for SIGTERM and exits 0: a program that only has to be there.
func pause() error {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGTERM, syscall.SIGINT)
	<-signals
	os.Exit(0)
	return nil
}

func serve(address string, info http.HandlerFunc) error {
	mux := http.NewServeMux()
	mux.HandleFunc("/healthz", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") })
	mux.HandleFunc("/info", info)
	server := &http.Server{Addr: address, Handler: mux, ReadHeaderTimeout: 10 * time.Second}
	return server.ListenAndServe()
}

package main

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"syscall"
	"time"
	"unicode/utf8"
)

const (
	// probeLimit is how long the declared probe may take.
	probeLimit = 10 * time.Second
	// probeWaitDelay is how long a child that the probe left behind may keep the output open.
	probeWaitDelay = 500 * time.Millisecond
	// maxProbeOutput is how many bytes of the probe's output are kept.
	maxProbeOutput = 4 << 10
)

// probeResult is what the declared probe showed.
type probeResult struct {
	ok     bool
	output string
}

// runProbe runs "sh -c command" and reports whether it exited 0, with the beginning of what it wrote to stdout and
// stderr. A probe that could not start, took longer than limit or wrote nothing says so in the output, so that a
// reader can tell a fault of the runtime from a slow machine.
func runProbe(ctx context.Context, command string, env []string, limit time.Duration) probeResult {
	if command == "" {
		return probeResult{}
	}
	limited, cancel := context.WithTimeout(ctx, limit)
	defer cancel()

	var output headBuffer
	cmd := exec.CommandContext(limited, "sh", "-c", command)
	cmd.Env = env
	cmd.Stdout, cmd.Stderr = &output, &output
	// A process group of its own, so that what the shell started ends with it.
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
	cmd.WaitDelay = probeWaitDelay

	err := cmd.Run()
	if cmd.Process != nil {
		// Whatever the probe left in the background; an error means that nothing was left.
		_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
	}
	text := output.text()
	switch {
	case err == nil, errors.Is(err, exec.ErrWaitDelay):
		return probeResult{ok: true, output: text}
	case errors.Is(limited.Err(), context.DeadlineExceeded):
		return failure(fmt.Sprintf("the probe did not finish within %s and was killed", limit), text)
	case ctx.Err() != nil:
		return failure("the probe was interrupted because the agent is shutting down", text)
	case cmd.ProcessState == nil:
		return failure("the probe could not be started: "+err.Error(), text)
	case text == "":
		return failure("the probe wrote nothing and ended with "+err.Error(), text)
	default:
		return probeResult{output: text}
	}
}

// failure puts the agent's own word before what the probe wrote.
func failure(reason, text string) probeResult {
	if text != "" {
		reason += "; it wrote: " + text
	}
	return probeResult{output: clip(reason)}
}

// probeEnv is environ without the platform's own variables: the probe's output is public, and VIBED_AGENT_TOKEN
// among them is a secret.
func probeEnv(environ []string) []string {
	kept := make([]string, 0, len(environ))
	for _, entry := range environ {
		if !strings.HasPrefix(entry, "VIBED_") {
			kept = append(kept, entry)
		}
	}
	return kept
}

// headBuffer keeps the first maxProbeOutput bytes and swallows the rest, so that a chatty probe neither fills the
// memory nor blocks on a full pipe. os/exec writes to it from one goroutine and stops before Run returns.
type headBuffer struct {
	kept []byte
}

func (b *headBuffer) Write(p []byte) (int, error) {
	room := maxProbeOutput - len(b.kept)
	b.kept = append(b.kept, p[:min(room, len(p))]...)
	return len(p), nil
}

// text is the kept output as valid UTF-8, without space around it.
func (b *headBuffer) text() string {
	return clip(strings.TrimSpace(string(b.kept)))
}

// clip makes text valid UTF-8 of at most maxProbeOutput bytes and never splits a character.
func clip(text string) string {
	valid := strings.ToValidUTF8(text, string(utf8.RuneError))
	if len(valid) <= maxProbeOutput {
		return valid
	}
	end := maxProbeOutput
	for end > 0 && !utf8.RuneStart(valid[end]) {
		end--
	}
	return valid[:end]
}

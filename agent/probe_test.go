package main

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
	"unicode/utf8"
)

func TestRunProbe(t *testing.T) {
	tests := []struct {
		name    string
		command string
		env     []string
		want    probeResult
		reason  string
	}{
		{"success", "echo v24.21.0", nil, probeResult{true, "v24.21.0"}, "exit 0 is a runtime that is there"},
		{"both streams", "echo out; echo err >&2", nil, probeResult{true, "out\nerr"}, "some runtimes print their version to stderr"},
		{"trimmed", "printf '\\n\\n  v24 \\n\\n'", nil, probeResult{true, "v24"}, "the version is compared by its beginning"},
		{"failure with words", "echo broken >&2; exit 3", nil, probeResult{false, "broken"}, "the runtime's own words help most"},
		{"failure without words", "exit 3", nil, probeResult{false, "the probe wrote nothing and ended with exit status 3"}, "an empty reason helps nobody"},
		{"no probe declared", "", nil, probeResult{false, ""}, "the contract wants the field absent"},
		{"environment", "echo $COLOUR", []string{"COLOUR=blue"}, probeResult{true, "blue"}, "the image's own variables reach the probe"},
		{"invalid UTF-8", "printf 'a\\377b'", nil, probeResult{true, "a\uFFFDb"}, "JSON carries valid UTF-8 only"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := runProbe(context.Background(), test.command, append(test.env, "PATH="+os.Getenv("PATH")), probeLimit)
			if got != test.want {
				t.Errorf("runProbe(%q) = %+v, want %+v: %s", test.command, got, test.want, test.reason)
			}
		})
	}
}

func TestRunProbeNamesMissingProgram(t *testing.T) {
	got := runProbe(context.Background(), "no-such-runtime --version", os.Environ(), probeLimit)
	if got.ok || !strings.Contains(got.output, "no-such-runtime") {
		t.Errorf("got %+v, want a failure that names the program", got)
	}
}

func TestRunProbeCapsOutput(t *testing.T) {
	for _, test := range []struct{ name, command string }{
		{"one byte per character", "head -c 1000000 /dev/zero | tr '\\0' x"},
		{"three bytes per character", "i=0; while [ $i -lt 2000 ]; do printf '€'; i=$((i+1)); done"},
		{"bytes that grow when replaced", "i=0; while [ $i -lt 3000 ]; do printf 'a\\377'; i=$((i+1)); done"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := runProbe(context.Background(), test.command, os.Environ(), probeLimit)
			size := len(got.output)
			if !got.ok || size > maxProbeOutput || size < maxProbeOutput-utf8.UTFMax || !utf8.ValidString(got.output) {
				t.Errorf("ok %v, %d bytes, valid %v; want ok and about %d valid bytes", got.ok, size, utf8.ValidString(got.output), maxProbeOutput)
			}
		})
	}
}

func TestRunProbeTimeoutKillsTheWholeGroup(t *testing.T) {
	pidFile := filepath.Join(t.TempDir(), "pid")
	command := "echo started; sleep 60 & echo $! >" + pidFile + "; wait"
	began := time.Now()
	got := runProbe(context.Background(), command, os.Environ(), 300*time.Millisecond)
	want := probeResult{false, "the probe did not finish within 300ms and was killed; it wrote: started"}
	if got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("took %s", took)
	}
	assertEnded(t, pidFile)
}

func TestRunProbeDoesNotWaitForBackgroundChildren(t *testing.T) {
	pidFile := filepath.Join(t.TempDir(), "pid")
	began := time.Now()
	got := runProbe(context.Background(), "sleep 60 & echo $! >"+pidFile+"; echo v24", os.Environ(), probeLimit)
	if want := (probeResult{true, "v24"}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("took %s: a child that holds stdout open hung the probe", took)
	}
	assertEnded(t, pidFile)
}

func TestRunProbeWithoutShell(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	got := runProbe(context.Background(), "node --version", nil, probeLimit)
	if got.ok || !strings.HasPrefix(got.output, "the probe could not be started: ") || !strings.Contains(got.output, `"sh"`) {
		t.Errorf("got %+v, want a failure that says that sh is missing", got)
	}
}

func TestRunProbeEndsWithTheAgent(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	time.AfterFunc(100*time.Millisecond, cancel)
	got := runProbe(ctx, "sleep 60", os.Environ(), probeLimit)
	if want := (probeResult{false, "the probe was interrupted because the agent is shutting down"}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestProbeEnvDropsThePlatformsVariables(t *testing.T) {
	got := probeEnv([]string{"PATH=/bin", "VIBED_AGENT_TOKEN=secret", "VIBED_RUNTIME_PROBE=env", "NODE_ENV=production", "MY_VIBED_X=1"})
	if want := "PATH=/bin NODE_ENV=production MY_VIBED_X=1"; strings.Join(got, " ") != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// assertEnded waits until the process named in pidFile is gone or a zombie that nobody has reaped yet.
func assertEnded(t *testing.T, pidFile string) {
	t.Helper()
	text, err := os.ReadFile(pidFile)
	if err != nil {
		t.Fatal(err)
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(3 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		stat, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "stat"))
		if err != nil || strings.Contains(string(stat), ") Z ") {
			return
		}
	}
	_ = syscall.Kill(pid, syscall.SIGKILL)
	t.Errorf("process %d, which the probe started, is still running", pid)
}

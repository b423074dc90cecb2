package main

import (
	"context"
	"io"
	"net"
	"net/http"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestConfigFromEnv(t *testing.T) {
	tests := []struct {
		name string
		env  map[string]string
		want config
	}{
		{"nothing set", nil, config{controlAddr: ":9000"}},
		{"all set", map[string]string{
			"VIBED_AGENT_CONTROL_ADDR": "127.0.0.1:9100", "VIBED_TEMPLATE_LANGUAGE": "node", "VIBED_RUNTIME_PROBE": "node --version",
		}, config{controlAddr: "127.0.0.1:9100", language: "node", probe: "node --version"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := configFromEnv(func(name string) string { return test.env[name] }); got != test.want {
				t.Errorf("got %+v, want %+v", got, test.want)
			}
		})
	}
}

func TestServeFinishesRequestsAfterTheSignal(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- serve(ctx, listener, config{language: "node", probe: "sleep 30"}) }()

	time.AfterFunc(200*time.Millisecond, cancel)
	body := get(t, "http://"+listener.Addr().String()+"/info")
	if !strings.Contains(body, "the agent is shutting down") {
		t.Errorf("got %s, want an answer that says why the probe has no result", body)
	}
	if err := <-ended; err != nil {
		t.Errorf("serve ended with %v", err)
	}
}

func TestRunNamesTheBadAddress(t *testing.T) {
	err := run(context.Background(), config{controlAddr: "nowhere"})
	if err == nil || !strings.Contains(err.Error(), `VIBED_AGENT_CONTROL_ADDR="nowhere"`) {
		t.Errorf("got %v, want an error that names the variable and its value", err)
	}
}

// TestBinary builds the agent as the images do and runs it as a real process.
func TestBinary(t *testing.T) {
	binary := filepath.Join(t.TempDir(), "vibed-agent")
	build := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", binary, ".")
	build.Env = append(build.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	address := freeAddress(t)
	agent := exec.Command(binary)
	agent.Env = append(agent.Environ(), "VIBED_AGENT_CONTROL_ADDR="+address, "VIBED_TEMPLATE_LANGUAGE=node", "VIBED_RUNTIME_PROBE=echo v24.21.0")
	if err := agent.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = agent.Process.Kill() })
	waitForPort(t, address)

	want := `{"language":"node","agentContract":"1","runtimeProbe":"echo v24.21.0","runtimeProbeOK":true,"runtimeProbeOutput":"v24.21.0"}` + "\n"
	if got := get(t, "http://"+address+"/info"); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if err := agent.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := agent.Wait(); err != nil {
		t.Errorf("after SIGTERM the agent ended with %v, want exit 0", err)
	}
}

func get(t *testing.T, url string) string {
	t.Helper()
	response, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

func freeAddress(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().String()
}

func waitForPort(t *testing.T, address string) {
	t.Helper()
	for deadline := time.Now().Add(5 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if conn, err := net.Dial("tcp", address); err == nil {
			conn.Close()
			return
		}
	}
	t.Fatalf("nothing listens on %s", address)
}

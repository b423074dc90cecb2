package loadgen

import (
	"encoding/json"
	"encoding/pem"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// review is the body of a review.
func review(uid string) string {
	return fmt.Sprintf(`{"request":{"uid":%q,"namespace":"apps","object":{"metadata":{"labels":{"vibed.dev/template":"node-24"}}}}}`, uid)
}

// answerTo answers a review as a webhook does.
func answerTo(uid string, allowed bool) string {
	return fmt.Sprintf(`{"response":{"uid":%q,"allowed":%v}}`, uid, allowed)
}

// serve starts a webhook and returns where it is and requests to it.
func serve(t *testing.T, handler http.HandlerFunc, uids ...string) (*Target, []Request) {
	t.Helper()
	server := httptest.NewUnstartedServer(handler)
	// Connections that are still being made when a test ends are no news.
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.StartTLS()
	t.Cleanup(server.Close)
	folder := t.TempDir()
	ca, bodies := filepath.Join(folder, "ca.pem"), filepath.Join(folder, "bodies")
	write(t, ca, string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw})))
	lines := ""
	for _, uid := range uids {
		lines += review(uid) + "\n"
	}
	write(t, bodies, lines)
	to, err := url.Parse(server.URL + "/validate")
	if err != nil {
		t.Fatal(err)
	}
	target, err := NewTarget(to, ca)
	if err != nil {
		t.Fatal(err)
	}
	requests, err := ReadRequests(bodies, to)
	if err != nil {
		t.Fatal(err)
	}
	return target, requests
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func uidOf(r *http.Request) string {
	var body struct{ Request struct{ UID string } }
	_ = json.NewDecoder(r.Body).Decode(&body)
	return body.Request.UID
}

// deciding denies reviews whose uid begins with "bad".
func deciding(w http.ResponseWriter, r *http.Request) {
	uid := uidOf(r)
	_, _ = io.WriteString(w, answerTo(uid, !strings.HasPrefix(uid, "bad")))
}

const short = 60 * time.Millisecond

func TestLoops(t *testing.T) {
	loops := map[string]func(*Target, []Request) (Result, error){
		"closed": func(target *Target, requests []Request) (Result, error) {
			return RunClosed(target, requests, ClosedOptions{Connections: 2, Warmup: short / 4, Length: short})
		},
		"open": func(target *Target, requests []Request) (Result, error) {
			return RunOpen(target, requests, OpenOptions{Rate: 1000, Warmup: short / 4, Length: short})
		},
	}
	rows := []struct {
		why     string
		handler http.HandlerFunc
		// Of each of the two requests that are sent in turn: whether it is denied, whether it fails.
		denied, failed [2]bool
	}{
		{"one is allowed, the other denied", deciding, [2]bool{false, true}, [2]bool{}},
		{"another uid is an error", func(w http.ResponseWriter, r *http.Request) {
			_, _ = io.WriteString(w, answerTo("good", true))
		}, [2]bool{}, [2]bool{false, true}},
		{"another status is an error", func(w http.ResponseWriter, r *http.Request) {
			w.WriteHeader(http.StatusInternalServerError)
			deciding(w, r)
		}, [2]bool{}, [2]bool{true, true}},
		{"the server closes after each answer", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Connection", "close")
			deciding(w, r)
		}, [2]bool{false, true}, [2]bool{}},
		{"an answer in chunks", func(w http.ResponseWriter, r *http.Request) {
			uid := uidOf(r)
			_ = http.NewResponseController(w).Flush()
			_, _ = io.WriteString(w, answerTo(uid, uid == "good"))
		}, [2]bool{false, true}, [2]bool{}},
	}
	for _, row := range rows {
		for name, run := range loops {
			t.Run(name+": "+row.why, func(t *testing.T) {
				target, requests := serve(t, row.handler, "good", "bad")
				result, err := run(target, requests)
				if err != nil {
					t.Fatal(err)
				}
				expectShare(t, "denied", result.Denied, result.Requests, row.denied)
				expectShare(t, "errors", result.Errors, result.Requests, row.failed)
				if (result.Errors > 0) != (result.FirstError != "") {
					t.Errorf("%d errors, the first %q", result.Errors, result.FirstError)
				}
				if uint64(result.Requests) != result.Latency.Count() || result.Requests == 0 || result.CPU <= 0 {
					t.Errorf("%d requests, %d latencies, CPU %v", result.Requests, result.Latency.Count(), result.CPU)
				}
			})
		}
	}
}

// expectShare expects all, about half or none of the requests to be counted: two connections may be one request apart at either end.
func expectShare(t *testing.T, what string, got, requests int, each [2]bool) {
	t.Helper()
	switch {
	case each[0] && each[1]:
		if got != requests {
			t.Errorf("%s: %d of %d", what, got, requests)
		}
	case each[0] || each[1]:
		if 2*got < requests-4 || 2*got > requests+4 {
			t.Errorf("%s: %d of %d, want half", what, got, requests)
		}
	case got != 0:
		t.Errorf("%s: %d of %d, want none", what, got, requests)
	}
}

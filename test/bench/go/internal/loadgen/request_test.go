package loadgen

import (
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"base-image-operator/bench/internal/response"
)

func TestVerdictOf(t *testing.T) {
	request := Request{uid: `a"b`, uidMember: []byte(`"uid":"a\"b"`)}
	rows := []struct {
		why    string
		status int
		body   string
		want   verdict
	}{
		{"allowed", 200, `{"response":{"uid":"a\"b","allowed":true}}`, allowed},
		{"denied", 200, `{"response":{"uid":"a\"b","allowed":false}}`, denied},
		{"spaces", 200, `{ "response": { "uid": "a\"b", "allowed": false } }`, denied},
		{"a message that looks like the other answer", 200, `{"response":{"uid":"a\"b","allowed":false,"note":{"allowed":true}}}`, denied},
		{"another uid", 200, `{"response":{"uid":"c","allowed":true}}`, failed},
		{"no decision", 200, `{"response":{"uid":"a\"b"}}`, failed},
		{"no JSON", 200, `allowed`, failed},
		{"nothing", 200, ``, failed},
		{"another status", 503, `{"response":{"uid":"a\"b","allowed":true}}`, failed},
	}
	for _, row := range rows {
		if got := request.verdictOf(response.Answer{Status: row.status, Body: []byte(row.body)}); got != row.want {
			t.Errorf("%s: %v, want %v", row.why, got, row.want)
		}
	}
}

func TestReadRequestsRefuses(t *testing.T) {
	for why, text := range map[string]string{
		"no review":              "\n \n",
		"no JSON":                "{",
		"a review without a uid": `{"request":{}}`,
	} {
		file := filepath.Join(t.TempDir(), "bodies")
		write(t, file, text)
		if got, err := ReadRequests(file, &url.URL{Scheme: "https", Host: "localhost"}); err == nil {
			t.Errorf("%s: %d requests", why, len(got))
		}
	}
}

func TestRequestsAreThoseOfClientGo(t *testing.T) {
	for given, want := range map[string]string{
		"https://127.0.0.1:8443/validate":            "POST /validate?timeout=10s HTTP/1.1\r\nHost: 127.0.0.1:8443\r\n",
		"https://127.0.0.1:8443/validate?timeout=2s": "POST /validate?timeout=2s HTTP/1.1\r\n",
		"https://127.0.0.1:8443":                     "POST /?timeout=10s HTTP/1.1\r\n",
	} {
		to, err := url.Parse(given)
		if err != nil {
			t.Fatal(err)
		}
		request, err := newRequest([]byte(review("u")), to)
		if err != nil || !strings.HasPrefix(string(request.bytes), want) || !strings.HasSuffix(string(request.bytes), "\r\n\r\n"+review("u")) {
			t.Errorf("%s: %v in %s", given, err, request.bytes)
		}
	}
}

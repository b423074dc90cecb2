// Package loadgen sends admission reviews as the API server does, and measures how they are answered. It is so lean that it is not what limits the
// rate: requests are made before the run, answers are read without a parser wherever they have the usual form.
package loadgen

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strconv"

	"base-image-operator/bench/internal/response"
)

// maxLine bounds a body: the API server sends no larger objects than 3 MiB, twice in an update.
const maxLine = 8 << 20

// Request is one review, ready to be sent.
type Request struct {
	bytes []byte
	uid   string
	// uidMember is how the uid stands in an answer without spaces.
	uidMember []byte
}

// ReadRequests reads reviews, one compact JSON body per line, and makes requests to a URL of them.
func ReadRequests(file string, to *url.URL) ([]Request, error) {
	opened, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer opened.Close()
	lines := bufio.NewScanner(opened)
	lines.Buffer(nil, maxLine)
	var requests []Request
	for lines.Scan() {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		request, err := newRequest(lines.Bytes(), to)
		if err != nil {
			return nil, fmt.Errorf("%s, review %d: %w", file, len(requests)+1, err)
		}
		requests = append(requests, request)
	}
	if lines.Err() == nil && len(requests) == 0 {
		return nil, fmt.Errorf("%s has no review", file)
	}
	return requests, lines.Err()
}

// newRequest puts the headers before a body that client-go sends to a webhook.
func newRequest(body []byte, to *url.URL) (Request, error) {
	var review struct {
		Request struct{ UID string }
	}
	if err := json.Unmarshal(body, &review); err != nil {
		return Request{}, err
	}
	uid := review.Request.UID
	if uid == "" {
		return Request{}, errors.New("it has no request.uid")
	}
	quoted, err := json.Marshal(uid)
	if err != nil {
		return Request{}, err
	}
	made := []byte("POST " + target(to) + " HTTP/1.1\r\nHost: " + to.Host + "\r\nUser-Agent: kube-apiserver-admission\r\nContent-Length: ")
	made = strconv.AppendInt(made, int64(len(body)), 10)
	made = append(made, "\r\nAccept: application/json, */*\r\nContent-Type: application/json\r\nAccept-Encoding: gzip\r\n\r\n"...)
	return Request{
		bytes:     append(made, body...),
		uid:       uid,
		uidMember: append([]byte(`"uid":`), quoted...),
	}, nil
}

// target is the path and query of a URL; the API server tells the webhook its time in the query.
func target(to *url.URL) string {
	if to.RawQuery == "" {
		with := *to
		with.RawQuery = "timeout=10s"
		return with.RequestURI()
	}
	return to.RequestURI()
}

// verdict is what an answer says.
type verdict int

const (
	failed verdict = iota
	allowed
	denied
)

var (
	allowedMember = []byte(`"allowed":true`)
	deniedMember  = []byte(`"allowed":false`)
)

// verdictOf reads an answer to the request. Only an answer to its uid with status 200 counts.
func (r *Request) verdictOf(answer response.Answer) verdict {
	if answer.Status != 200 {
		return failed
	}
	if bytes.Contains(answer.Body, r.uidMember) {
		isAllowed, isDenied := bytes.Contains(answer.Body, allowedMember), bytes.Contains(answer.Body, deniedMember)
		if isAllowed != isDenied {
			if isAllowed {
				return allowed
			}
			return denied
		}
	}
	return r.parse(answer.Body)
}

// parse reads an answer of an unusual form.
func (r *Request) parse(body []byte) verdict {
	var review struct {
		Response struct {
			UID     string
			Allowed *bool
		}
	}
	switch err := json.Unmarshal(body, &review); {
	case err != nil || review.Response.UID != r.uid || review.Response.Allowed == nil:
		return failed
	case *review.Response.Allowed:
		return allowed
	default:
		return denied
	}
}

package response

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

const long = 100_000

var readers = []struct {
	name string
	wrap func(io.Reader) io.Reader
}{
	{"at once", func(r io.Reader) io.Reader { return r }},
	{"byte by byte", iotest.OneByteReader},
	{"in halves", iotest.HalfReader},
	{"with the end in the last piece", iotest.DataErrReader},
}

func TestRead(t *testing.T) {
	body := strings.Repeat("x", long)
	rows := []struct {
		why, text string
		want      []Answer
	}{
		{"a length", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab", []Answer{{Status: 200, Body: []byte("ab")}}},
		{"names in any case", "HTTP/1.1 200 OK\r\ncONTENT-lENGTH:2\r\n\r\nab", []Answer{{Status: 200, Body: []byte("ab")}}},
		{"an empty body", "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n", []Answer{{Status: 500}}},
		{"the last of a connection", "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\na", []Answer{{Status: 200, Body: []byte("a"), Close: true}}},
		{"HTTP/1.0 closes", "HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\na", []Answer{{Status: 200, Body: []byte("a"), Close: true}}},
		{"no reason phrase", "HTTP/1.1 204\r\nContent-Length: 0\r\n\r\n", []Answer{{Status: 204}}},
		{"two answers", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\naHTTP/1.1 429 Slow\r\nContent-Length: 1\r\n\r\nb",
			[]Answer{{Status: 200, Body: []byte("a")}, {Status: 429, Body: []byte("b")}}},
		{"chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1;x=y\r\nc\r\n0\r\n\r\n", []Answer{{Status: 200, Body: []byte("abc")}}},
		{"an answer after chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nb",
			[]Answer{{Status: 200, Body: []byte("a")}, {Status: 200, Body: []byte("b")}}},
		{"more than the buffer", fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s", long, body), []Answer{{Status: 200, Body: []byte(body)}}},
		{"a chunk larger than the buffer", fmt.Sprintf("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n", long, body),
			[]Answer{{Status: 200, Body: []byte(body)}}},
	}
	for _, row := range rows {
		for _, reader := range readers {
			r := NewReader(reader.wrap(strings.NewReader(row.text)))
			for _, want := range row.want {
				got, err := r.Read()
				if err != nil || got.Status != want.Status || got.Close != want.Close || string(got.Body) != string(want.Body) {
					t.Fatalf("%s, %s: %d %.20q close %v, error %v", row.why, reader.name, got.Status, got.Body, got.Close, err)
				}
			}
			if _, err := r.Read(); !errors.Is(err, io.EOF) {
				t.Errorf("%s, %s: at the end %v", row.why, reader.name, err)
			}
		}
	}
}

func TestReadRefuses(t *testing.T) {
	rows := []struct {
		why, text string
		want      error
	}{
		{"an end in the status line", "HTTP/1.1 2", io.ErrUnexpectedEOF},
		{"an end in the headers", "HTTP/1.1 200 OK\r\nContent-Le", io.ErrUnexpectedEOF},
		{"an end in the body", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab", io.ErrUnexpectedEOF},
		{"an end in a chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab", io.ErrUnexpectedEOF},
		{"an end after a chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n", io.ErrUnexpectedEOF},
		{"something else than HTTP", "SSH-2.0-server\r\n\r\n", nil},
		{"no number as status", "HTTP/1.1 abc OK\r\nContent-Length: 0\r\n\r\n", nil},
		{"no length", "HTTP/1.1 200 OK\r\n\r\n", nil},
		{"a negative length", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", nil},
		{"too much", "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n", nil},
		{"a chunk without a length", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nab\r\n0\r\n\r\n", nil},
		{"a chunk of another length", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n", nil},
		{"headers without an end", "HTTP/1.1 200 OK\r\n" + strings.Repeat("x: y\r\n", 20_000), nil},
	}
	for _, row := range rows {
		for _, reader := range readers {
			_, err := NewReader(reader.wrap(strings.NewReader(row.text))).Read()
			if err == nil || errors.Is(err, io.EOF) || (row.want != nil && !errors.Is(err, row.want)) {
				t.Errorf("%s, %s: %v", row.why, reader.name, err)
			}
		}
	}
}

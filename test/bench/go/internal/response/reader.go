// Package response reads answers of HTTP/1.1, as little of them as a load generator needs, without allocating.
package response

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
)

const (
	maxHead = 64 << 10
	maxBody = 4 << 20
)

// Answer is one response. Its body is valid until the next one is read.
type Answer struct {
	Status int
	Body   []byte
	// Close says that the server ends the connection after this answer.
	Close bool
}

// Reader reads the answers of one connection, one after the other.
type Reader struct {
	from   io.Reader
	buffer []byte
	// What is read and not yet used is buffer[begin:end].
	begin, end int
}

// NewReader returns a reader of a connection.
func NewReader(from io.Reader) *Reader {
	return &Reader{from: from, buffer: make([]byte, 16<<10)}
}

var (
	headEnd  = []byte("\r\n\r\n")
	lineEnd  = []byte("\r\n")
	chunked  = []byte("chunked")
	closeTag = []byte("close")
)

// Read reads one answer. It returns io.EOF where the connection ended between two answers, io.ErrUnexpectedEOF where it ended within one.
func (r *Reader) Read() (Answer, error) {
	head, err := r.readHead()
	if err != nil {
		return Answer{}, err
	}
	answer, length, isChunked, err := parseHead(head)
	if err != nil {
		return Answer{}, err
	}
	switch {
	case isChunked:
		answer.Body, err = r.readChunks()
	case length < 0:
		return Answer{}, errors.New("an answer tells no length")
	default:
		answer.Body, err = r.readBytes(length)
	}
	return answer, err
}

// readHead reads up to the empty line after the headers, which is not part of what is returned.
func (r *Reader) readHead() ([]byte, error) {
	searched := 0
	for {
		unused := r.buffer[r.begin:r.end]
		if i := bytes.Index(unused[searched:], headEnd); i >= 0 {
			r.begin += searched + i + len(headEnd)
			return unused[:searched+i], nil
		}
		searched = max(0, len(unused)-len(headEnd)+1)
		if len(unused) > maxHead {
			return nil, errors.New("the headers of an answer are too long")
		}
		if err := r.more(); err != nil {
			if err == io.EOF && len(unused) > 0 {
				err = io.ErrUnexpectedEOF
			}
			return nil, err
		}
	}
}

// parseHead reads the status line and the headers that say how long the body is; length is -1 where none does.
func parseHead(head []byte) (answer Answer, length int, isChunked bool, err error) {
	line, rest, _ := bytes.Cut(head, lineEnd)
	if len(line) < len("HTTP/1.1 200") || !bytes.HasPrefix(line, []byte("HTTP/1.")) {
		return answer, 0, false, fmt.Errorf("no status line of HTTP/1: %.40q", line)
	}
	if answer.Status, err = strconv.Atoi(string(line[9:12])); err != nil {
		return answer, 0, false, fmt.Errorf("no status: %.40q", line)
	}
	answer.Close = line[7] == '0'
	length = -1
	for len(rest) > 0 {
		line, rest, _ = bytes.Cut(rest, lineEnd)
		name, value, _ := bytes.Cut(line, []byte(":"))
		value = bytes.TrimSpace(value)
		switch {
		case is(name, "content-length"):
			if length, err = strconv.Atoi(string(value)); err != nil || length < 0 || length > maxBody {
				return answer, 0, false, fmt.Errorf("no length of a body: %.40q", value)
			}
		case is(name, "transfer-encoding"):
			isChunked = bytes.EqualFold(value, chunked)
		case is(name, "connection"):
			answer.Close = bytes.EqualFold(value, closeTag)
		}
	}
	return answer, length, isChunked, nil
}

// is compares a header's name with one in lower case.
func is(name []byte, lower string) bool {
	return len(name) == len(lower) && bytes.EqualFold(name, []byte(lower))
}

func (r *Reader) readBytes(length int) ([]byte, error) {
	for r.end-r.begin < length {
		if err := r.more(); err != nil {
			return nil, unexpected(err)
		}
	}
	body := r.buffer[r.begin : r.begin+length]
	r.begin += length
	return body, nil
}

// readChunks joins the chunks of a body. Trailers are not known.
func (r *Reader) readChunks() ([]byte, error) {
	var body []byte
	for {
		line, err := r.readLine()
		if err != nil {
			return nil, err
		}
		digits, _, _ := bytes.Cut(line, []byte(";"))
		size, err := strconv.ParseUint(string(bytes.TrimSpace(digits)), 16, 32)
		if err != nil || len(body)+int(size) > maxBody {
			return nil, fmt.Errorf("no length of a chunk: %.40q", line)
		}
		chunk, err := r.readBytes(int(size) + len(lineEnd))
		if err != nil {
			return nil, err
		}
		if !bytes.HasSuffix(chunk, lineEnd) {
			return nil, errors.New("a chunk has another length than it says")
		}
		if size == 0 {
			return body, nil
		}
		body = append(body, chunk[:size]...)
	}
}

func (r *Reader) readLine() ([]byte, error) {
	for {
		unused := r.buffer[r.begin:r.end]
		if i := bytes.Index(unused, lineEnd); i >= 0 {
			r.begin += i + len(lineEnd)
			return unused[:i], nil
		}
		if len(unused) > maxHead {
			return nil, errors.New("a line of an answer is too long")
		}
		if err := r.more(); err != nil {
			return nil, unexpected(err)
		}
	}
}

// more reads what has come, into a buffer that grows where it is full. What was returned before stays as it is until it is called.
func (r *Reader) more() error {
	if r.begin == r.end {
		r.begin, r.end = 0, 0
	}
	if r.end == len(r.buffer) {
		if r.begin == 0 {
			r.buffer = append(r.buffer, make([]byte, len(r.buffer))...)
		} else {
			r.end = copy(r.buffer, r.buffer[r.begin:r.end])
			r.begin = 0
		}
	}
	n, err := r.from.Read(r.buffer[r.end:])
	r.end += n
	if n > 0 {
		return nil
	}
	if err == nil {
		err = io.ErrNoProgress
	}
	return err
}

func unexpected(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

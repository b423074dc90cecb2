package loadgen

import (
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"base-image-operator/bench/internal/histogram"
	"base-image-operator/bench/internal/response"
)

const (
	// mostIdle is how many idle connections client-go keeps to one host.
	mostIdle = 25
	// grace is how long answers may take after the last request.
	grace = 10 * time.Second
	// Larger requests may fill the socket, and the schedule must not wait for the server to read.
	writtenAtOnce = 64 << 10
)

// job is one request of the schedule.
type job struct {
	request *Request
	at      time.Time
	counts  bool
}

// open is an open loop: requests are sent at their time, whether the ones before were answered or not. Latencies are counted from that time, so that
// a server that stalls is charged for every request that had to wait.
type open struct {
	target *Target

	mu sync.Mutex
	// idle connections, the one that was used last at the end: it is the next to be used.
	idle []*carrier
	// waiting requests that found no idle connection, the oldest first. Whichever comes first serves them: a new connection, or one that gets free.
	waiting []job
	left    int
	result  Result
	ended   chan struct{}
}

// carrier is a connection and the request that is on it; nil where it is idle.
type carrier struct {
	*connection
	job *job
}

// newOpen returns a loop that ends when so many requests that count were answered.
func newOpen(target *Target, count int) *open {
	result := Result{Latency: new(histogram.Histogram), Late: new(histogram.Histogram)}
	return &open{target: target, left: count, ended: make(chan struct{}), result: result}
}

// send puts a request on an idle connection, or opens one for it.
func (l *open) send(next job) {
	l.mu.Lock()
	if next.counts {
		l.result.Late.Record(time.Since(next.at))
	}
	last := len(l.idle) - 1
	if last < 0 {
		l.waiting = append(l.waiting, next)
		l.mu.Unlock()
		go l.grow()
		return
	}
	free := l.idle[last]
	l.idle = l.idle[:last]
	free.job = &next
	l.mu.Unlock()
	l.write(free, next.request)
}

func (l *open) write(c *carrier, request *Request) {
	if len(request.bytes) > writtenAtOnce {
		go l.writeNow(c, request)
		return
	}
	l.writeNow(c, request)
}

// writeNow sends a request. Where that fails the connection is closed, which its reader notices.
func (l *open) writeNow(c *carrier, request *Request) {
	if _, err := c.Write(request.bytes); err != nil {
		_ = c.Close()
	}
}

// grow opens a connection.
func (l *open) grow() {
	conn, err := l.target.dial()
	if err == nil {
		l.mu.Lock()
		l.result.Connections++
		l.mu.Unlock()
		l.adopt(conn)
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.waiting) == 0 {
		return
	}
	lost := l.waiting[0]
	l.waiting = l.waiting[1:]
	l.count(&lost, failed, err.Error(), time.Now())
}

// adopt takes a new connection into use.
func (l *open) adopt(conn *connection) {
	c := &carrier{connection: conn}
	if l.release(c) {
		go l.read(c)
	}
}

// release gives a connection the oldest request that waits, or lays it by; false where there are enough.
func (l *open) release(c *carrier) bool {
	l.mu.Lock()
	c.job = nil
	if len(l.waiting) > 0 {
		next := l.waiting[0]
		l.waiting = l.waiting[1:]
		c.job = &next
		l.mu.Unlock()
		l.write(c, next.request)
		return true
	}
	defer l.mu.Unlock()
	if len(l.idle) >= mostIdle {
		_ = c.Close()
		return false
	}
	l.idle = append(l.idle, c)
	return true
}

// read reads answers until the connection ends. It reads while the connection is idle too, so that one which the server closed is not used again.
func (l *open) read(c *carrier) {
	for {
		answer, err := c.answers.Read()
		now := time.Now()
		if !l.answered(c, answer, err, now) {
			_ = c.Close()
			return
		}
		if !l.release(c) {
			return
		}
	}
}

// answered counts an answer; false where the connection cannot be used again.
func (l *open) answered(c *carrier, answer response.Answer, err error, now time.Time) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	done := c.job
	if done == nil {
		// The server closed an idle connection, or spoke without being asked.
		l.forget(c)
		if err == nil {
			l.result.explain("an answer came that nobody asked for")
			l.result.Errors++
		}
		return false
	}
	if err != nil {
		if errors.Is(err, io.EOF) {
			err = errors.New("the server closed the connection instead of an answer")
		}
		l.count(done, failed, err.Error(), now)
		return false
	}
	got, why := done.request.verdictOf(answer), ""
	if got == failed {
		why = fmt.Sprintf("status %d: %.200q", answer.Status, answer.Body)
	}
	l.count(done, got, why, now)
	return !answer.Close
}

func (l *open) forget(c *carrier) {
	for i, other := range l.idle {
		if other == c {
			l.idle = append(l.idle[:i], l.idle[i+1:]...)
			return
		}
	}
}

func (l *open) count(done *job, got verdict, why string, now time.Time) {
	if got == failed {
		l.result.explain(why)
	}
	if !done.counts || l.left == 0 {
		return
	}
	l.result.add(got, now.Sub(done.at))
	if l.left--; l.left == 0 {
		close(l.ended)
	}
}

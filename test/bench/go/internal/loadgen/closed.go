package loadgen

import (
	"fmt"
	"sync"
	"time"

	"base-image-operator/bench/internal/histogram"
	"base-image-operator/bench/internal/response"
)

// ClosedOptions say how a closed loop runs.
type ClosedOptions struct {
	Connections    int
	Warmup, Length time.Duration
}

// closed is a closed loop: each connection sends its next request when the answer to the one before is there.
type closed struct {
	target   *Target
	requests []Request

	mu     sync.Mutex
	next   int
	result Result
	// recording says that the warm-up is over, done that the run is.
	recording, done bool
}

// RunClosed measures how many reviews a second are answered over a number of connections. It fails where a first connection cannot be made.
func RunClosed(target *Target, requests []Request, options ClosedOptions) (Result, error) {
	loop := &closed{target: target, requests: requests, result: Result{Latency: new(histogram.Histogram)}}
	open := make([]*connection, options.Connections)
	for i := range open {
		var err error
		if open[i], err = target.dial(); err != nil {
			return Result{}, err
		}
	}
	loop.result.Connections = len(open)
	var running sync.WaitGroup
	for _, conn := range open {
		running.Go(func() { loop.run(conn) })
	}
	time.Sleep(options.Warmup)
	begin, used := loop.set(true, false)
	time.Sleep(options.Length)
	end, usedNow := loop.set(false, true)
	loop.result.Elapsed, loop.result.CPU = end.Sub(begin), usedNow-used
	ended := make(chan struct{})
	go func() {
		running.Wait()
		close(ended)
	}()
	select {
	case <-ended:
	case <-time.After(dialTimeout):
		// An answer that never comes is an error; it would not be seen otherwise.
		loop.mu.Lock()
		defer loop.mu.Unlock()
		loop.result.Errors++
		loop.result.explain("an answer did not come within 10 s after the end")
	}
	return loop.result, nil
}

// set begins or ends the time that counts, and returns the clock and the process's own CPU time.
func (l *closed) set(recording, done bool) (time.Time, time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.recording, l.done = recording, done
	return time.Now(), cpu()
}

func (l *closed) run(conn *connection) {
	for {
		request := l.take()
		if request == nil {
			break
		}
		begin := time.Now()
		answer, err := conn.ask(request)
		l.put(request, answer, err, time.Since(begin))
		if err == nil && !answer.Close {
			continue
		}
		_ = conn.Close()
		if conn = l.again(); conn == nil {
			return
		}
	}
	_ = conn.Close()
}

// take returns the next request in turn; nil at the end.
func (l *closed) take() *Request {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.done {
		return nil
	}
	request := &l.requests[l.next]
	if l.next++; l.next == len(l.requests) {
		l.next = 0
	}
	return request
}

func (l *closed) put(request *Request, answer response.Answer, err error, latency time.Duration) {
	got := failed
	if err == nil {
		got = request.verdictOf(answer)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.recording {
		return
	}
	l.result.add(got, latency)
	switch {
	case err != nil:
		l.result.explain(err.Error())
	case got == failed:
		l.result.explain(fmt.Sprintf("status %d: %.200q", answer.Status, answer.Body))
	}
}

// again opens a connection in the place of one that ended; nil at the end.
func (l *closed) again() *connection {
	for {
		conn, err := l.target.dial()
		l.mu.Lock()
		done := l.done
		if err == nil {
			l.result.Connections++
		} else {
			l.result.explain(err.Error())
		}
		l.mu.Unlock()
		if err == nil || done {
			return conn
		}
		time.Sleep(10 * time.Millisecond)
	}
}

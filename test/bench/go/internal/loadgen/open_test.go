package loadgen

import (
	"net/http"
	"sync"
	"testing"
	"time"
)

func TestAnOpenLoopChargesAStallToAllThatHadToWait(t *testing.T) {
	const stall = 100 * time.Millisecond
	var once sync.Once
	var one sync.Mutex
	target, requests := serve(t, func(w http.ResponseWriter, r *http.Request) {
		one.Lock()
		defer one.Unlock()
		once.Do(func() { time.Sleep(stall) })
		deciding(w, r)
	}, "good")
	result, err := RunOpen(target, requests, OpenOptions{Rate: 200, Length: 2 * stall})
	if err != nil {
		t.Fatal(err)
	}
	if result.Requests != 40 || result.Errors != 0 {
		t.Errorf("%d requests, want 40; %d errors: %s", result.Requests, result.Errors, result.FirstError)
	}
	// Half of the requests come during the stall and wait for its end; a loop that waits for answers would have sent one of them.
	if got := result.Latency.Percentile(0.8); got < stall/4 {
		t.Errorf("p80 is %v, the stall is not seen in it", got)
	}
	if result.Latency.Max() < stall {
		t.Errorf("the longest latency is %v", result.Latency.Max())
	}
	if result.Connections < 2 {
		t.Errorf("%d connections: nothing was sent while the first was busy", result.Connections)
	}
}

func TestAnOpenLoopKeepsNoMoreIdleConnectionsThanClientGo(t *testing.T) {
	hold := make(chan struct{})
	var waiting sync.WaitGroup
	waiting.Add(mostIdle + 10)
	target, requests := serve(t, func(w http.ResponseWriter, r *http.Request) {
		waiting.Done()
		<-hold
		deciding(w, r)
	}, "good")
	loop := newOpen(target, mostIdle+10)
	for range mostIdle + 10 {
		loop.send(job{request: &requests[0], at: time.Now(), counts: true})
	}
	waiting.Wait()
	close(hold)
	<-loop.ended
	loop.mu.Lock()
	defer loop.mu.Unlock()
	if loop.result.Connections != mostIdle+10 || len(loop.idle) > mostIdle {
		t.Errorf("%d connections, %d idle; want %d and at most %d", loop.result.Connections, len(loop.idle), mostIdle+10, mostIdle)
	}
}

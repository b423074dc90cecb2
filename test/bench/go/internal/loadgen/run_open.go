package loadgen

import (
	"time"

	"base-image-operator/bench/internal/pace"
)

// OpenOptions say how an open loop runs.
type OpenOptions struct {
	// Rate is requests a second.
	Rate           float64
	Warmup, Length time.Duration
}

// RunOpen measures how long reviews take that come at a fixed rate.
func RunOpen(target *Target, requests []Request, options OpenOptions) (Result, error) {
	pacer, err := pace.New()
	if err != nil {
		return Result{}, err
	}
	defer pacer.Close()
	first, err := target.dial()
	if err != nil {
		return Result{}, err
	}
	schedule := pace.Schedule{Begin: time.Now().Add(10 * time.Millisecond), Rate: options.Rate}
	warm := schedule.Count(options.Warmup)
	count := max(1, schedule.Count(options.Warmup+options.Length)-warm)
	loop := newOpen(target, count)
	loop.result.Connections, loop.result.Elapsed = 1, options.Length
	loop.adopt(first)
	var used time.Duration
	for i := range warm + count {
		if i == warm {
			used = cpu()
		}
		at := schedule.At(i)
		if err := pacer.Until(at); err != nil {
			return Result{}, err
		}
		loop.send(job{request: &requests[i%len(requests)], at: at, counts: i >= warm})
	}
	select {
	case <-loop.ended:
	case <-time.After(grace):
	}
	used = cpu() - used
	return loop.end(used), nil
}

// end counts what was never answered as errors.
func (l *open) end(used time.Duration) Result {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.result.CPU = used
	for ; l.left > 0; l.left-- {
		l.result.add(failed, grace)
		l.result.explain("an answer did not come within 10 s after the end")
	}
	return l.result
}

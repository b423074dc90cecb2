package loadgen

import (
	"encoding/json"
	"math"
	"syscall"
	"time"

	"base-image-operator/bench/internal/histogram"
)

// Result is what a run found. Latencies are those of answers that count, errors included: none is left out because it is slow.
type Result struct {
	Requests int
	Errors   int
	Denied   int
	// Connections is how many connections were opened, warm-up included.
	Connections int
	Elapsed     time.Duration
	// CPU is what this process used meanwhile.
	CPU     time.Duration
	Latency *histogram.Histogram
	// Late is how long after their time requests were sent for the generator's own reasons; nil in a closed loop.
	Late *histogram.Histogram
	// FirstError is one of the errors, for a person.
	FirstError string
}

// MarshalJSON gives latencies in milliseconds.
func (r Result) MarshalJSON() ([]byte, error) {
	type members map[string]any
	m := members{
		"requests": r.Requests, "seconds": round(r.Elapsed.Seconds()), "rps": round(float64(r.Requests) / r.Elapsed.Seconds()),
		"errors": r.Errors, "denied": r.Denied, "connections": r.Connections, "cpuSeconds": round(r.CPU.Seconds()),
		"p50": ms(r.Latency.Percentile(0.5)), "p90": ms(r.Latency.Percentile(0.9)), "p99": ms(r.Latency.Percentile(0.99)),
		"p999": ms(r.Latency.Percentile(0.999)), "max": ms(r.Latency.Max()),
	}
	if r.Late != nil {
		m["lateP50"], m["lateP99"], m["lateMax"] = ms(r.Late.Percentile(0.5)), ms(r.Late.Percentile(0.99)), ms(r.Late.Max())
	}
	if r.FirstError != "" {
		m["firstError"] = r.FirstError
	}
	return json.Marshal(m)
}

// add counts an answer, or an error in its place.
func (r *Result) add(got verdict, latency time.Duration) {
	r.Requests++
	r.Latency.Record(latency)
	switch got {
	case failed:
		r.Errors++
	case denied:
		r.Denied++
	case allowed:
	}
}

// explain keeps the first error.
func (r *Result) explain(text string) {
	if r.FirstError == "" {
		r.FirstError = text
	}
}

func ms(d time.Duration) float64 { return round(float64(d) / float64(time.Millisecond)) }

func round(value float64) float64 { return math.Round(value*1e4) / 1e4 }

// cpu is what this process has used so far.
func cpu() time.Duration {
	var usage syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &usage) != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

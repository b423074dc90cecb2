// Command load sends admission reviews as the API server does and prints one line of JSON about how they were answered.
//
//	load --url URL --ca PEM --bodies FILE [--connections 16] [--seconds 3] [--warmup 1]     closed loop: how many a second
//	load --url URL --ca PEM --bodies FILE --rate 1000 [--seconds 3] [--warmup 1]            open loop: how long each takes
//
// FILE has one review per line, sent in turn. The process uses one core.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"net/url"
	"os"
	"runtime"
	"runtime/debug"
	"time"

	"base-image-operator/bench/internal/loadgen"
)

// memoryLimit is where collecting garbage begins; a run stays far below it.
const memoryLimit = 1 << 30

func main() {
	to := flag.String("url", "", "where the reviews are sent, https")
	ca := flag.String("ca", "", "file with the certificate authority of the server, PEM")
	bodies := flag.String("bodies", "", "file with one review per line")
	connections := flag.Int("connections", 16, "connections of the closed loop")
	seconds := flag.Float64("seconds", 3, "how long is measured")
	warmup := flag.Float64("warmup", 1, "how long is run before")
	rate := flag.Float64("rate", 0, "requests a second of the open loop; 0 runs a closed one")
	flag.Parse()
	if *seconds <= 0 || *warmup < 0 || *rate < 0 || *connections < 1 || flag.NArg() > 0 {
		flag.Usage()
		log.Fatal("load: there is an argument too many, or a number that is too small")
	}
	runtime.GOMAXPROCS(1)
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(memoryLimit)

	target, requests, err := prepare(*to, *ca, *bodies)
	if err != nil {
		log.Fatalf("load: %v", err)
	}
	var result loadgen.Result
	if *rate > 0 {
		result, err = loadgen.RunOpen(target, requests, loadgen.OpenOptions{Rate: *rate, Warmup: duration(*warmup), Length: duration(*seconds)})
	} else {
		result, err = loadgen.RunClosed(target, requests, loadgen.ClosedOptions{Connections: *connections, Warmup: duration(*warmup), Length: duration(*seconds)})
	}
	if err != nil {
		log.Fatalf("load: %v", err)
	}
	if err := json.NewEncoder(os.Stdout).Encode(result); err != nil {
		log.Fatalf("load: %v", err)
	}
}

func prepare(to, ca, bodies string) (*loadgen.Target, []loadgen.Request, error) {
	parsed, err := url.Parse(to)
	if err != nil {
		return nil, nil, err
	}
	if parsed.Scheme != "https" {
		return nil, nil, fmt.Errorf("%q is no URL of https", to)
	}
	target, err := loadgen.NewTarget(parsed, ca)
	if err != nil {
		return nil, nil, err
	}
	requests, err := loadgen.ReadRequests(bodies, parsed)
	return target, requests, err
}

func duration(seconds float64) time.Duration {
	return time.Duration(seconds * float64(time.Second))
}

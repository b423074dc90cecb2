package kubeapi

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

// Bounds of what a bench may ask for.
const (
	mostSeconds = 600
	mostRate    = 100_000
)

// control answers what benches ask for, below /bench/:
//
//	POST relist[?every=SECONDS&seconds=SECONDS]   ends all watches of templates with 410, once or again and again
//	POST verdicts?rate=N&seconds=SECONDS          writes so many verdicts a second, each to the next template: the opposite of what it had
//	POST verdict?namespace=&name=&valid=BOOL      writes one verdict; answers when it is in the stream of every watch
//	GET  stats                                    counts of requests and events since the start, the time spent answering lists of templates, and how many watches follow
func (s *Server) control(w http.ResponseWriter, r *http.Request, what string) {
	query := r.URL.Query()
	switch r.Method + " " + what {
	case "POST relist":
		s.relist(w, query)
	case "POST verdicts":
		s.verdicts(w, query)
	case "POST verdict":
		s.verdict(w, query)
	case "GET stats":
		s.stats(w)
	default:
		writeStatus(w, notFound("there is no control of this name and method"))
	}
}

func (s *Server) relist(w http.ResponseWriter, query url.Values) {
	every, seconds := number(query, "every"), number(query, "seconds")
	s.store.Expire()
	if every > 0 {
		go repeat(duration(every), duration(seconds), s.store.Expire)
	}
	answer(w, map[string]any{"started": true})
}

func (s *Server) verdicts(w http.ResponseWriter, query url.Values) {
	rate, seconds := min(number(query, "rate"), mostRate), number(query, "seconds")
	if rate <= 0 || seconds <= 0 || s.store.Count() == 0 {
		writeStatus(w, status{Code: http.StatusBadRequest, Reason: "BadRequest", Message: "rate and seconds must be above 0"})
		return
	}
	place := 0
	go repeat(duration(1/rate), duration(seconds), func() {
		s.store.Write(place, !s.store.Get(place).Valid, now())
		place = (place + 1) % s.store.Count()
	})
	answer(w, map[string]any{"started": true})
}

func (s *Server) verdict(w http.ResponseWriter, query url.Values) {
	name := query.Get("name")
	i, ok := s.order.find(query.Get("namespace"), name)
	if !ok {
		writeStatus(w, templateNotFound(name))
		return
	}
	state := s.store.Write(i, isTrue(query.Get("valid")), now())
	answer(w, map[string]any{"resourceVersion": strconv.FormatUint(state.Version, 10)})
}

func (s *Server) stats(w http.ResponseWriter) {
	c := &s.counts
	answer(w, map[string]any{
		"list": c.list.Load(), "watch": c.watch.Load(), "get": c.get.Load(), "patch": c.patch.Load(), "other": c.other.Load(),
		"events": c.events.Load(), "listSeconds": time.Duration(c.listing.Load()).Seconds(), "following": c.following.Load(),
		"resourceVersion": strconv.FormatUint(s.store.Version(), 10),
	})
}

// repeat calls an action at a fixed rate, for a time: what comes late is made up for.
func repeat(every, length time.Duration, action func()) {
	begin := time.Now()
	for done := 0; ; done++ {
		due := time.Duration(done+1) * every
		if due > length {
			return
		}
		time.Sleep(time.Until(begin.Add(due)))
		action()
	}
}

func number(query url.Values, name string) float64 {
	value, err := strconv.ParseFloat(query.Get(name), 64)
	if err != nil || !(value > 0) {
		return 0
	}
	return min(value, mostRate)
}

func duration(seconds float64) time.Duration {
	return time.Duration(min(seconds, mostSeconds) * float64(time.Second))
}

func answer(w http.ResponseWriter, value map[string]any) {
	text, _ := json.Marshal(value)
	writeJSON(w, http.StatusOK, append(text, '\n'))
}

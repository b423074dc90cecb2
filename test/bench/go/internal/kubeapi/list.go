package kubeapi

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"

	"base-image-operator/bench/internal/store"
)

// span is a part of a list, of one resource version.
type span struct {
	version uint64
	places  []int32
	// left is how many objects come after the part.
	left int
	next string
}

// list answers a LIST, by pages where a limit is set: all pages are of the resource version of the first one.
func (s *Server) list(w http.ResponseWriter, places []int32, options listOptions) {
	part, problem := s.spanOf(places, options)
	if problem != nil {
		writeStatus(w, *problem)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	out := &writer{to: w}
	out.text(`{"apiVersion":"images.vibed.dev/v1alpha1","items":[`)
	s.eachState(part.version, part.places, func(first bool, place int, state *store.State) error {
		if !first {
			out.text(",")
		}
		out.buffer = s.encoder.Append(out.buffer, place, state)
		return out.flushFull()
	})
	out.text(`],"kind":"BaseImageTemplateList","metadata":{`)
	if part.next != "" {
		out.text(fmt.Sprintf(`"continue":%q,"remainingItemCount":%d,`, part.next, part.left))
	}
	out.text(fmt.Sprintf("\"resourceVersion\":\"%d\"}}\n", part.version))
	_ = out.flush() // a client that went away hears nothing
}

func (s *Server) spanOf(places []int32, o listOptions) (span, *status) {
	part := span{version: s.store.Version(), places: places}
	skip := 0
	if o.from != nil {
		part.version, skip = o.from.Version, o.from.Skip
		if _, err := s.store.Watch(part.version); errors.Is(err, store.ErrExpired) || skip > len(places) {
			problem := gone(strconv.FormatUint(part.version, 10))
			return part, &problem
		}
	}
	part.places = places[skip:]
	// A list at version 0 is answered from the API server's cache, as a whole.
	if o.limit > 0 && o.limit < len(part.places) && (o.from != nil || o.resourceVersion != "0") {
		part.left = len(part.places) - o.limit
		part.places = part.places[:o.limit]
		part.next = continueToken{Version: part.version, Skip: skip + o.limit}.String()
	}
	return part, nil
}

// eachState calls visit for each of the places as it was at a resource version, until it fails. Asking for many at once keeps writers from
// waiting for a lock that is taken 100,000 times.
func (s *Server) eachState(version uint64, places []int32, visit func(first bool, place int, state *store.State) error) error {
	const many = 64
	var states []*store.State
	for at := 0; at < len(places); at += many {
		some := places[at:min(at+many, len(places))]
		states = s.store.GetAt(version, some, states)
		for i, state := range states {
			if err := visit(at+i == 0, int(some[i]), state); err != nil {
				return err
			}
		}
	}
	return nil
}

// writer gathers what is written, so that an answer is sent in large pieces.
type writer struct {
	to     http.ResponseWriter
	buffer []byte
}

func (w *writer) text(text string) { w.buffer = append(w.buffer, text...) }

// flushFull sends what was gathered where it is enough for a piece.
func (w *writer) flushFull() error {
	if len(w.buffer) < batch {
		return nil
	}
	return w.flush()
}

func (w *writer) flush() error {
	_, err := w.to.Write(w.buffer)
	w.buffer = w.buffer[:0]
	return err
}

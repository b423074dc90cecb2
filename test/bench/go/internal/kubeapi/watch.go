package kubeapi

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"base-image-operator/bench/internal/store"
)

// longestWatch is how long a watch may last that names no time; the API server ends such watches after 30 to 60 minutes.
const longestWatch = 45 * time.Minute

// watching is one watch of templates.
type watching struct {
	server  *Server
	out     *writer
	request *http.Request
	// places that are watched; all where every is true.
	places map[int32]struct{}
	every  bool
	cursor *store.Cursor
}

// watch answers a WATCH: first the objects that are there, where the request asks for them (no resource version, version 0 or sendInitialEvents),
// then every change.
func (s *Server) watch(w http.ResponseWriter, r *http.Request, places []int32, o listOptions) {
	asked := time.Now()
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusOK)
	out := &writer{to: w}
	flushNow(w)
	initial := o.sendInitialEvents || o.resourceVersion == "" || o.resourceVersion == "0"
	from := s.store.Version()
	if !initial {
		// It was read as a number before.
		from, _ = strconv.ParseUint(o.resourceVersion, 10, 64)
	}
	cursor, err := s.store.Watch(from)
	if err != nil {
		out.event("ERROR", gone(o.resourceVersion))
		_ = out.flush()
		return
	}
	watch := &watching{server: s, out: out, request: r, cursor: cursor, every: len(places) == s.store.Count()}
	if !watch.every {
		watch.places = make(map[int32]struct{}, len(places))
		for _, place := range places {
			watch.places[place] = struct{}{}
		}
	}
	if initial {
		err := watch.begin(places, from, o)
		s.counts.listing.Add(int64(time.Since(asked)))
		if err != nil {
			return
		}
	}
	watch.follow(o)
}

// begin sends what is there and, to a streaming list, the bookmark that says so.
func (w *watching) begin(places []int32, version uint64, o listOptions) error {
	s := w.server
	err := s.eachState(version, places, func(_ bool, place int, state *store.State) error {
		w.out.text(`{"type":"ADDED","object":`)
		w.out.buffer = s.encoder.Append(w.out.buffer, place, state)
		w.out.text("}\n")
		return w.out.flushFull()
	})
	if err != nil {
		return err
	}
	if o.sendInitialEvents && o.bookmarks {
		w.out.bookmark(templateKind, version, true)
	}
	return w.send()
}

func (w *watching) send() error {
	err := w.out.flush()
	flushNow(w.out.to)
	return err
}

// follow sends changes and bookmarks until the client goes, the watch's time is over, or it is expired.
func (w *watching) follow(o listOptions) {
	w.server.counts.following.Add(1)
	defer w.server.counts.following.Add(-1)
	if o.timeout <= 0 {
		o.timeout = longestWatch
	}
	end := time.NewTimer(o.timeout)
	defer end.Stop()
	bookmarks := time.NewTicker(w.server.options.Bookmarks)
	defer bookmarks.Stop()
	var events []store.Event
	for {
		var changed <-chan struct{}
		var err error
		events, changed, err = w.cursor.Next(events[:0])
		if errors.Is(err, store.ErrExpired) {
			w.out.event("ERROR", gone(strconv.FormatUint(w.cursor.Version(), 10)))
			_ = w.send()
			return
		}
		if len(events) > 0 && w.sendEvents(events) != nil {
			return
		}
		select {
		case <-changed:
		case <-bookmarks.C:
			if o.bookmarks {
				w.out.bookmark(templateKind, w.cursor.Version(), false)
				if w.send() != nil {
					return
				}
			}
		case <-end.C:
			return
		case <-w.request.Context().Done():
			return
		}
	}
}

func (w *watching) sendEvents(events []store.Event) error {
	for _, event := range events {
		if _, ours := w.places[int32(event.Index)]; !ours && !w.every {
			continue
		}
		w.out.text(`{"type":"MODIFIED","object":`)
		w.out.buffer = w.server.encoder.Append(w.out.buffer, event.Index, event.State)
		w.out.text("}\n")
		w.server.counts.events.Add(1)
	}
	return w.send()
}

// typeMeta is the kind of a resource.
type typeMeta struct{ apiVersion, kind string }

var templateKind = typeMeta{"images.vibed.dev/v1alpha1", "BaseImageTemplate"}

// bookmark tells how far the watch is. initial says that all that was there at the start was sent.
func (w *writer) bookmark(of typeMeta, version uint64, initial bool) {
	annotations := ""
	if initial {
		annotations = `"annotations":{"k8s.io/initial-events-end":"true"},`
	}
	w.text(fmt.Sprintf(`{"type":"BOOKMARK","object":{"apiVersion":%q,"kind":%q,"metadata":{%s"resourceVersion":"%d"}}}`+"\n",
		of.apiVersion, of.kind, annotations, version))
}

func (w *writer) event(kind string, object any) {
	text, _ := json.Marshal(object)
	w.text(fmt.Sprintf("{\"type\":%q,\"object\":%s}\n", kind, text))
}

func flushNow(w http.ResponseWriter) {
	_ = http.NewResponseController(w).Flush() // a client that went away hears nothing
}

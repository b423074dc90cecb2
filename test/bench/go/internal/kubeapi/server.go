// Package kubeapi is a fake API server for load: what clients of it see of lists, watches and writes is as a real one does it (Kubernetes API
// concepts, "Efficient detection of changes", "Streaming lists"), for BaseImageTemplates; all other collections are empty.
package kubeapi

import (
	"io"
	"net/http"
	"strings"
	"sync/atomic"
	"time"

	"base-image-operator/bench/internal/object"
	"base-image-operator/bench/internal/store"
)

const (
	templatesGroup  = "/apis/images.vibed.dev/v1alpha1/"
	templatesPlural = "baseimagetemplates"
	// The API server refuses larger bodies.
	maxBody = 3 << 20
	// Bytes that are written at once.
	batch = 64 << 10
)

// Server answers the API.
type Server struct {
	store   *store.Store
	encoder *object.Encoder
	options Options
	order   *order
	counts  counts
}

// Options say how the server behaves.
type Options struct {
	// WatchList says whether `sendInitialEvents` is known; an old server refuses it.
	WatchList bool
	// Bookmarks is how often a watch gets a bookmark.
	Bookmarks time.Duration
}

// counts of requests since the start.
type counts struct {
	list, watch, get, patch, other, events atomic.Int64
	// listing is how long it took to answer lists of templates, streaming ones included, in nanoseconds.
	listing atomic.Int64
	// following is how many watches of templates have all that there was, and get what changes.
	following atomic.Int64
}

// NewServer returns the handler for a store's templates.
func NewServer(templates *store.Store, encoder *object.Encoder, options Options) *Server {
	return &Server{store: templates, encoder: encoder, options: options, order: newOrder(templates.Count())}
}

// ServeHTTP answers a request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxBody)
	if control, ok := strings.CutPrefix(r.URL.Path, "/bench/"); ok {
		s.control(w, r, control)
		return
	}
	where, ok := parsePath(r.URL.Path)
	switch {
	case !ok:
		writeStatus(w, notFound("the server could not find the requested resource"))
	case where.base+where.plural == templatesGroup+templatesPlural:
		s.templates(w, r, where)
	default:
		s.other(w, r, where)
	}
}

func (s *Server) templates(w http.ResponseWriter, r *http.Request, where place) {
	switch {
	case where.name == "" && r.Method == http.MethodGet:
		s.collection(w, r, where.namespace)
	case where.name != "" && r.Method == http.MethodGet:
		s.counts.get.Add(1)
		s.get(w, where)
	case where.name != "" && r.Method == http.MethodPatch:
		s.counts.patch.Add(1)
		s.patch(w, r, where)
	default:
		writeStatus(w, status{Code: http.StatusMethodNotAllowed, Reason: "MethodNotAllowed",
			Message: "the server does not allow this method on the requested resource"})
	}
}

func (s *Server) collection(w http.ResponseWriter, r *http.Request, namespace string) {
	places := s.order.of(namespace)
	options, problem := parseListOptions(r.URL.Query(), s.options.WatchList)
	switch {
	case problem != nil:
		writeStatus(w, *problem)
	case options.watch:
		s.counts.watch.Add(1)
		s.watch(w, r, places, options)
	default:
		s.counts.list.Add(1)
		begin := time.Now()
		s.list(w, places, options)
		s.counts.listing.Add(int64(time.Since(begin)))
	}
}

func (s *Server) get(w http.ResponseWriter, where place) {
	i, ok := s.order.find(where.namespace, where.name)
	if !ok {
		writeStatus(w, templateNotFound(where.name))
		return
	}
	writeJSON(w, http.StatusOK, append(s.encoder.Append(nil, i, s.store.Get(i)), '\n'))
}

// patch takes the verdict over where the patch has one and answers the object. It checks neither the resource version nor who owns which field.
func (s *Server) patch(w http.ResponseWriter, r *http.Request, where place) {
	i, ok := s.order.find(where.namespace, where.name)
	if !ok {
		writeStatus(w, templateNotFound(where.name))
		return
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		writeStatus(w, status{Code: http.StatusRequestEntityTooLarge, Reason: "RequestEntityTooLarge", Message: err.Error()})
		return
	}
	valid, err := verdictOf(body, s.store.Get(i).Valid)
	if err != nil {
		writeStatus(w, status{Code: http.StatusBadRequest, Reason: "BadRequest", Message: err.Error()})
		return
	}
	state := s.store.Write(i, valid, now())
	writeJSON(w, http.StatusOK, append(s.encoder.Append(nil, i, state), '\n'))
}

// now is the time of a write, as the API keeps it.
func now() time.Time { return time.Now().UTC().Truncate(time.Millisecond) }

package kubeapi

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
)

// kinds of the resources that the operator reads, by plural.
var kinds = map[string]string{
	"events":                          "Event",
	"jobs":                            "Job",
	"leases":                          "Lease",
	"namespaces":                      "Namespace",
	"networkpolicies":                 "NetworkPolicy",
	"nodes":                           "Node",
	"pods":                            "Pod",
	"sandboxtemplates":                "SandboxTemplate",
	"sandboxwarmpools":                "SandboxWarmPool",
	"secrets":                         "Secret",
	"validatingwebhookconfigurations": "ValidatingWebhookConfiguration",
}

// other answers for every resource but templates: nothing is there, watches are silent, and what is written is given back.
func (s *Server) other(w http.ResponseWriter, r *http.Request, where place) {
	s.counts.other.Add(1)
	kind, known := kinds[where.plural]
	switch {
	case !known:
		writeStatus(w, notFound("the server could not find the requested resource"))
	case r.Method == http.MethodGet && where.name != "":
		writeStatus(w, notFound(fmt.Sprintf("%s %q not found", where.plural, where.name)))
	case r.Method == http.MethodGet:
		s.nothing(w, r, typeMeta{apiVersion(where), kind})
	default:
		echo(w, r)
	}
}

func (s *Server) nothing(w http.ResponseWriter, r *http.Request, of typeMeta) {
	options, problem := parseListOptions(withoutSelectors(r), s.options.WatchList)
	switch {
	case problem != nil:
		writeStatus(w, *problem)
	case options.watch:
		s.silence(w, r, of, options)
	default:
		writeJSON(w, http.StatusOK, fmt.Appendf(nil, "{\"kind\":\"%sList\",\"apiVersion\":%q,\"metadata\":{\"resourceVersion\":\"%d\"},\"items\":[]}\n",
			of.kind, of.apiVersion, s.store.Version()))
	}
}

// silence is a watch of nothing: bookmarks alone, until its time is over.
func (s *Server) silence(w http.ResponseWriter, r *http.Request, of typeMeta, o listOptions) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusOK)
	out := &writer{to: w}
	if o.sendInitialEvents && o.bookmarks {
		out.bookmark(of, s.store.Version(), true)
		_ = out.flush()
	}
	flushNow(w)
	if o.timeout <= 0 {
		o.timeout = longestWatch
	}
	end := time.NewTimer(o.timeout)
	defer end.Stop()
	bookmarks := time.NewTicker(s.options.Bookmarks)
	defer bookmarks.Stop()
	for {
		select {
		case <-bookmarks.C:
			if o.bookmarks {
				out.bookmark(of, s.store.Version(), false)
				_ = out.flush()
				flushNow(w)
			}
		case <-end.C:
			return
		case <-r.Context().Done():
			return
		}
	}
}

// withoutSelectors is a request's query; of nothing, selectors select nothing.
func withoutSelectors(r *http.Request) map[string][]string {
	query := r.URL.Query()
	query.Del("labelSelector")
	query.Del("fieldSelector")
	return query
}

func echo(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		writeStatus(w, status{Code: http.StatusRequestEntityTooLarge, Reason: "RequestEntityTooLarge", Message: err.Error()})
		return
	}
	code := http.StatusOK
	if r.Method == http.MethodPost {
		code = http.StatusCreated
	}
	writeJSON(w, code, body)
}

// apiVersion of a path: /api/v1/ is v1, /apis/batch/v1/ is batch/v1.
func apiVersion(where place) string {
	_, rest, _ := strings.Cut(strings.Trim(where.base, "/"), "/")
	return rest
}

package kubeapi

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

// listOptions is what a LIST or WATCH asks for (meta/v1 ListOptions).
type listOptions struct {
	watch             bool
	limit             int
	from              *continueToken
	resourceVersion   string
	bookmarks         bool
	sendInitialEvents bool
	timeout           time.Duration
}

// continueToken says where a list goes on: at which resource version and after how many objects. Clients must not read it.
type continueToken struct {
	Version uint64 `json:"rv"`
	Skip    int    `json:"skip"`
}

// maxToken bounds what is decoded; our tokens have about 50 characters.
const maxToken = 256

func (t continueToken) String() string {
	text, _ := json.Marshal(t)
	return base64.RawURLEncoding.EncodeToString(text)
}

func parseToken(text string) (*continueToken, bool) {
	if len(text) > maxToken {
		return nil, false
	}
	decoded, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil {
		return nil, false
	}
	var token continueToken
	if json.Unmarshal(decoded, &token) != nil || token.Skip <= 0 {
		return nil, false
	}
	return &token, true
}

// parseListOptions reads a query, and refuses what the API server refuses. Selectors are refused too: nothing here knows them, and what is not
// selected must not be sent.
func parseListOptions(query url.Values, watchList bool) (listOptions, *status) {
	o := listOptions{
		watch:             isTrue(query.Get("watch")),
		resourceVersion:   query.Get("resourceVersion"),
		bookmarks:         isTrue(query.Get("allowWatchBookmarks")),
		sendInitialEvents: isTrue(query.Get("sendInitialEvents")),
	}
	if query.Get("labelSelector") != "" || query.Get("fieldSelector") != "" {
		return o, invalidOptions("this server knows no selectors")
	}
	if problem := o.parseNumbers(query); problem != nil {
		return o, problem
	}
	if text := query.Get("continue"); text != "" {
		token, ok := parseToken(text)
		if !ok {
			return o, &status{Code: http.StatusBadRequest, Reason: "BadRequest", Message: "continue key is not valid"}
		}
		o.from = token
	}
	return o, checkInitialEvents(query, o, watchList)
}

func (o *listOptions) parseNumbers(query url.Values) *status {
	for name, set := range map[string]func(uint64){
		"limit":          func(value uint64) { o.limit = int(min(value, 1<<31)) },
		"timeoutSeconds": func(value uint64) { o.timeout = time.Duration(min(value, 1<<31)) * time.Second },
		// Kept as text, because none and 0 ask for different things.
		"resourceVersion": func(uint64) {},
	} {
		text := query.Get(name)
		if text == "" {
			continue
		}
		value, err := strconv.ParseUint(text, 10, 64)
		if err != nil {
			return invalidOptions(fmt.Sprintf("%s: %q is no number", name, text))
		}
		set(value)
	}
	return nil
}

// checkInitialEvents holds the rules of the API server for streaming lists (apimachinery, validation of ListOptions).
func checkInitialEvents(query url.Values, o listOptions, watchList bool) *status {
	asked := query.Get("sendInitialEvents") != ""
	match := query.Get("resourceVersionMatch")
	switch {
	case asked && !o.watch:
		return invalidOptions("sendInitialEvents: Forbidden: sendInitialEvents is forbidden for list")
	case asked && !watchList:
		return invalidOptions("sendInitialEvents: Forbidden: sendInitialEvents is forbidden for watch unless the WatchList feature gate is enabled")
	case asked && match != "NotOlderThan":
		return invalidOptions("resourceVersionMatch: Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan")
	case o.watch && !asked && match != "":
		return invalidOptions("resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided")
	}
	return nil
}

func isTrue(text string) bool { return text == "true" || text == "1" }

func invalidOptions(message string) *status {
	return &status{Code: http.StatusUnprocessableEntity, Reason: "Invalid", Message: "ListOptions.meta.k8s.io \"\" is invalid: " + message}
}

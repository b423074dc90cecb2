package kubeapi

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"base-image-operator/bench/internal/fixture"
	"base-image-operator/bench/internal/object"
	"base-image-operator/bench/internal/store"
)

const collection = templatesGroup + templatesPlural

// meta is what is read of an object, a list or a status.
type meta struct {
	Kind, Reason string
	Code         int
	Metadata     struct {
		Namespace, Name, ResourceVersion, Continue string
		RemainingItemCount                         int
		Annotations                                map[string]string
	}
	Items  []meta
	Status json.RawMessage
}

// start serves count templates.
func start(t *testing.T, count int, options Options) (string, *store.Store) {
	t.Helper()
	states := store.New(count, 100, func(i int) bool { return fixture.At(i).Valid })
	server := httptest.NewServer(NewServer(states, object.NewEncoder(object.Options{ContractHash: object.ContractHash()}), options))
	t.Cleanup(server.Close)
	return server.URL, states
}

func usual() Options { return Options{WatchList: true, Bookmarks: time.Hour} }

func call(t *testing.T, method, address, body string) (int, meta) {
	t.Helper()
	request, err := http.NewRequest(method, address, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	var read meta
	if err := json.NewDecoder(answer.Body).Decode(&read); err != nil {
		t.Fatalf("%s %s: %v", method, address, err)
	}
	return answer.StatusCode, read
}

func TestPagesAreOfOneMomentAndInOrder(t *testing.T) {
	address, states := start(t, 250, usual())
	var seen []string
	next, version := "", ""
	for {
		code, page := call(t, "GET", address+collection+"?limit=60&continue="+url.QueryEscape(next), "")
		if code != 200 || page.Kind != "BaseImageTemplateList" {
			t.Fatalf("%d %+v", code, page)
		}
		if version != "" && page.Metadata.ResourceVersion != version {
			t.Errorf("version %s after %s", page.Metadata.ResourceVersion, version)
		}
		version = page.Metadata.ResourceVersion
		for _, item := range page.Items {
			seen = append(seen, item.Metadata.Namespace+"/"+item.Metadata.Name)
			if item.Metadata.ResourceVersion > version {
				t.Errorf("%s is of version %s, the list of %s", item.Metadata.Name, item.Metadata.ResourceVersion, version)
			}
		}
		if left := 250 - len(seen); left != page.Metadata.RemainingItemCount {
			t.Errorf("remainingItemCount %d, %d are left", page.Metadata.RemainingItemCount, left)
		}
		// A write between the pages is not in them.
		states.Write(249, true, store.Begin)
		if next = page.Metadata.Continue; next == "" {
			break
		}
	}
	if len(seen) != 250 {
		t.Fatalf("%d objects", len(seen))
	}
	for i := range seen[1:] {
		if seen[i] >= seen[i+1] {
			t.Errorf("%s before %s", seen[i], seen[i+1])
		}
	}
}

func TestLists(t *testing.T) {
	address, _ := start(t, 250, usual())
	rows := []struct {
		why, path string
		items     int
	}{
		{"all at once", collection, 250},
		{"version 0 is the cache, without pages", collection + "?limit=10&resourceVersion=0", 250},
		{"one namespace", templatesGroup + "namespaces/team-07/" + templatesPlural, 3},
		{"an empty namespace", templatesGroup + "namespaces/nobody/" + templatesPlural, 0},
		{"another resource", "/apis/extensions.agents.x-k8s.io/v1beta1/sandboxwarmpools?labelSelector=a", 0},
		{"a resource of the core", "/api/v1/namespaces/team-07/pods", 0},
	}
	for _, row := range rows {
		code, list := call(t, "GET", address+row.path, "")
		if code != 200 || len(list.Items) != row.items || !strings.HasSuffix(list.Kind, "List") || list.Metadata.ResourceVersion == "" {
			t.Errorf("%s: %d, %d items, %s at %q", row.why, code, len(list.Items), list.Kind, list.Metadata.ResourceVersion)
		}
	}
}

func TestRefusals(t *testing.T) {
	address, _ := start(t, 10, usual())
	old, _ := start(t, 10, Options{Bookmarks: time.Hour})
	rows := []struct {
		why, method, address string
		code                 int
	}{
		{"a token that is none", "GET", address + collection + "?continue=x", 400},
		{"a token that is too long", "GET", address + collection + "?continue=" + strings.Repeat("e30", 1000), 400},
		{"a token of a forgotten version", "GET", address + collection + "?continue=" + continueToken{Version: 1, Skip: 1}.String(), 410},
		{"a token beyond the end", "GET", address + collection + "?continue=" + continueToken{Version: 1010, Skip: 11}.String(), 410},
		{"a selector", "GET", address + collection + "?labelSelector=a%3Db", 422},
		{"a limit that is no number", "GET", address + collection + "?limit=many", 422},
		{"initial events of a list", "GET", address + collection + "?sendInitialEvents=true", 422},
		{"initial events without a match", "GET", address + collection + "?watch=true&sendInitialEvents=true", 422},
		{"a match without initial events", "GET", address + collection + "?watch=true&resourceVersionMatch=NotOlderThan", 422},
		{"initial events of an old server", "GET", old + collection + "?watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan", 422},
		{"no such template", "GET", address + templatesGroup + "namespaces/team-00/" + templatesPlural + "/x", 404},
		{"no such resource", "GET", address + "/apis/example.com/v1/things", 404},
		{"no such path", "GET", address + "/metrics", 404},
		{"a patch of no template", "PATCH", address + templatesGroup + "namespaces/team-01/" + templatesPlural + "/node-24-000000/status", 404},
		{"a patch that is no JSON", "PATCH", address + templatesGroup + "namespaces/team-00/" + templatesPlural + "/node-24-000000/status", 400},
		{"a deletion", "DELETE", address + templatesGroup + "namespaces/team-00/" + templatesPlural + "/node-24-000000", 405},
		{"no rate of verdicts", "POST", address + "/bench/verdicts?seconds=1", 400},
		{"a control that is none", "POST", address + "/bench/stop", 404},
	}
	for _, row := range rows {
		code, read := call(t, row.method, row.address, "{")
		if code != row.code || read.Kind != "Status" || read.Code != row.code || read.Reason == "" {
			t.Errorf("%s: %d %+v", row.why, code, read)
		}
	}
}

func TestAPatchAnswersTheObject(t *testing.T) {
	address, states := start(t, 10, usual())
	path := address + templatesGroup + "namespaces/team-00/" + templatesPlural + "/node-24-000000"
	for _, row := range []struct {
		why, body string
		valid     bool
	}{
		{"a verdict", `{"status":{"conditions":[{"type":"Valid","status":"False"}]}}`, false},
		{"no verdict leaves the one before", `{"status":{}}`, false},
		{"another verdict", `{"status":{"conditions":[{"type":"Ready","status":"False"},{"type":"Valid","status":"True"}]}}`, true},
	} {
		before := states.Version()
		code, patched := call(t, "PATCH", path+"/status?fieldManager=base-image-controller", row.body)
		_, read := call(t, "GET", path, "")
		if code != 200 || states.Get(0).Valid != row.valid || patched.Metadata.ResourceVersion != fmt.Sprint(before+1) {
			t.Errorf("%s: %d, version %s after %d", row.why, code, patched.Metadata.ResourceVersion, before)
		}
		if string(read.Status) != string(patched.Status) {
			t.Errorf("%s: read %s, answered %s", row.why, read.Status, patched.Status)
		}
	}
}

func TestVerdictsComeAtTheirRate(t *testing.T) {
	address, states := start(t, 10, usual())
	before := states.Version()
	if code, _ := call(t, "POST", address+"/bench/verdicts?rate=1000&seconds=0.05", ""); code != 200 {
		t.Fatal(code)
	}
	cursor, err := states.Watch(before)
	if err != nil {
		t.Fatal(err)
	}
	var events []store.Event
	for len(events) < 50 {
		var changed <-chan struct{}
		if events, changed, err = cursor.Next(events); err != nil {
			t.Fatal(err)
		}
		if len(events) < 50 {
			<-changed
		}
	}
	time.Sleep(5 * time.Millisecond)
	if states.Version() != before+50 {
		t.Errorf("%d verdicts, want 50", states.Version()-before)
	}
	if events[0].Index != 0 || events[0].State.Valid || events[10].Index != 0 || !events[10].State.Valid {
		t.Errorf("the first %+v, the eleventh %+v", events[0], events[10])
	}
}

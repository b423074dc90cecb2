package kubeapi

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"base-image-operator/bench/internal/store"
)

type event struct {
	Type   string
	Object meta
}

// watch opens a watch and returns a function that reads the next event; its type is empty at the end.
func watch(t *testing.T, address string) func() event {
	t.Helper()
	answer, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = answer.Body.Close() })
	lines := bufio.NewReader(answer.Body)
	return func() event {
		line, err := lines.ReadBytes('\n')
		var read event
		if err == io.EOF {
			return read
		}
		if err := json.Unmarshal(line, &read); err != nil {
			t.Fatalf("%v in %s", err, line)
		}
		return read
	}
}

func TestAStreamingListThenChanges(t *testing.T) {
	address, _ := start(t, 120, usual())
	for _, row := range []struct {
		namespace string
		count     int
	}{{"", 120}, {"namespaces/team-09/", 2}} {
		next := watch(t, address+templatesGroup+row.namespace+templatesPlural+"?watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true")
		for i := range row.count {
			if got := next(); got.Type != "ADDED" || got.Object.Kind != "BaseImageTemplate" {
				t.Fatalf("event %d: %+v", i, got)
			}
		}
		mark := next()
		if mark.Type != "BOOKMARK" || mark.Object.Metadata.Annotations["k8s.io/initial-events-end"] != "true" || mark.Object.Metadata.ResourceVersion == "" {
			t.Fatalf("after the objects: %+v", mark)
		}
		for _, name := range []string{"namespace=team-01&name=node-24-000001", "namespace=team-09&name=node-24-000009"} {
			if code, _ := call(t, "POST", address+"/bench/verdict?valid=true&"+name, ""); code != 200 {
				t.Fatalf("%s: %d", name, code)
			}
		}
		got := next()
		if row.namespace == "" && got.Object.Metadata.Name == "node-24-000001" {
			got = next()
		}
		if got.Type != "MODIFIED" || got.Object.Metadata.Name != "node-24-000009" || !strings.Contains(string(got.Object.Status), `"outcome":"Valid"`) {
			t.Errorf("after the write: %+v", got)
		}
	}
}

func TestWatches(t *testing.T) {
	address, states := start(t, 10, usual())
	version := states.Version()
	states.Write(3, false, store.Begin)
	from := func(version uint64) string {
		return fmt.Sprintf("%s%s?watch=true&timeoutSeconds=1&resourceVersion=%d", address, collection, version)
	}
	if got := watch(t, from(version))(); got.Type != "MODIFIED" || got.Object.Metadata.Name != "node-24-000003" {
		t.Errorf("what was written since: %+v", got)
	}
	if got := watch(t, from(1))(); got.Type != "ERROR" || got.Object.Code != 410 {
		t.Errorf("from a forgotten version: %+v", got)
	}
	if got := watch(t, address+collection+"?watch=true&resourceVersion=0")(); got.Type != "ADDED" {
		t.Errorf("from any version: %+v", got)
	}
	open := watch(t, from(states.Version()))
	if code, _ := call(t, "POST", address+"/bench/relist", ""); code != 200 {
		t.Fatal(code)
	}
	if got := open(); got.Type != "ERROR" || got.Object.Code != 410 {
		t.Errorf("a watch that was expired: %+v", got)
	}
	if got := open(); got.Type != "" {
		t.Errorf("after that: %+v", got)
	}
	if got := watch(t, from(states.Version()))(); got.Type != "" {
		t.Errorf("a watch whose time is over: %+v", got)
	}
}

func TestBookmarks(t *testing.T) {
	address, _ := start(t, 10, Options{WatchList: true, Bookmarks: 10 * time.Millisecond})
	for _, path := range []string{collection, "/api/v1/pods"} {
		got := watch(t, address+path+"?watch=true&allowWatchBookmarks=true&resourceVersion=1010")()
		if got.Type != "BOOKMARK" || got.Object.Metadata.ResourceVersion != "1010" || got.Object.Metadata.Annotations != nil {
			t.Errorf("%s: %+v", path, got)
		}
	}
}

package object

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"base-image-operator/bench/internal/fixture"
	"base-image-operator/bench/internal/store"
)

// read is what of an object decides.
type read struct {
	Metadata struct {
		Namespace, Name, UID, ResourceVersion string
		Annotations                           map[string]string
		ManagedFields                         []json.RawMessage
	}
	Spec   struct{ Image string }
	Status struct {
		Conditions    []struct{ Type, Status, Message string }
		Judged        struct{ Image, Digest, ContractHash string }
		JudgedDigests []struct{ Digest, Outcome string }
		LastValid     *struct{ Digest string }
	}
}

func write(t *testing.T, options Options, index int, state *store.State) ([]byte, read) {
	t.Helper()
	text := NewEncoder(options).Append(nil, index, state)
	var made read
	if err := json.Unmarshal(text, &made); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return text, made
}

func TestAnObjectIsAsTheServerWritesIt(t *testing.T) {
	s := store.New(100, 10, func(i int) bool { return fixture.At(i).Valid })
	rows := []struct {
		why   string
		index int
		state *store.State
	}{
		{"Valid", 0, s.Get(0)},
		{"Invalid", 9, s.Get(9)},
		{"Valid that was Invalid", 9, s.Write(9, true, store.Begin)},
		{"Invalid that was Valid", 0, s.Write(0, false, store.Begin)},
	}
	for _, row := range rows {
		text, made := write(t, Options{ContractHash: "c0ffee"}, row.index, row.state)
		var compact bytes.Buffer
		if err := json.Compact(&compact, text); err != nil || !bytes.Equal(compact.Bytes(), text) || bytes.ContainsRune(text, '@') {
			t.Errorf("%s: not compact, or a token left: %s", row.why, text)
		}
		want := fixture.At(row.index)
		judged := made.Status.Judged
		if made.Metadata.Namespace != want.Namespace || made.Metadata.Name != want.Name || made.Spec.Image != want.Image ||
			judged.Image != want.Image || judged.ContractHash != "c0ffee" {
			t.Errorf("%s: %+v", row.why, made)
		}
		if got := made.Status.JudgedDigests; got[0].Digest != judged.Digest || (got[0].Outcome == "Valid") != row.state.Valid {
			t.Errorf("%s: judged %v, of %s", row.why, got, judged.Digest)
		}
		if got := made.Status.LastValid; (got == nil) != (row.why == "Invalid") {
			t.Errorf("%s: lastValid %v", row.why, got)
		}
		for _, condition := range made.Status.Conditions {
			if condition.Type == "Valid" && (condition.Status == "True") != row.state.Valid {
				t.Errorf("%s: condition %+v", row.why, condition)
			}
			if condition.Type == "Valid" && !row.state.Valid && condition.Message != fixture.InvalidMessage(want.Name) {
				t.Errorf("%s: message %q", row.why, condition.Message)
			}
		}
	}
}

func TestSize(t *testing.T) {
	s := store.New(1, 10, func(int) bool { return true })
	natural, full := write(t, Options{}, 0, s.Get(0))
	if len(full.Metadata.ManagedFields) != 2 || full.Metadata.Annotations[lastApplied] == "" {
		t.Errorf("managedFields or kubectl's annotation is missing in %s", natural)
	}
	lean, small := write(t, Options{Bytes: 1}, 0, s.Get(0))
	if len(small.Metadata.ManagedFields) != 0 || len(lean) >= len(natural) {
		t.Errorf("the smallest object has %d bytes, the natural one %d: %s", len(lean), len(natural), lean)
	}
	for _, size := range []int{len(natural) + 1, 10_000} {
		if padded, _ := write(t, Options{Bytes: size}, 0, s.Get(0)); len(padded) < size || len(padded) > size+100 {
			t.Errorf("%d bytes where %d were asked for", len(padded), size)
		}
	}
}

func TestAWriteOfAnotherObjectOrVerdictHasOtherDigests(t *testing.T) {
	s := store.New(2, 10, func(int) bool { return true })
	seen := map[string]string{}
	for why, state := range map[string]*store.State{"first": s.Get(0), "second verdict": s.Write(0, false, store.Begin)} {
		_, made := write(t, Options{}, 0, state)
		digest := made.Status.Judged.Digest
		if other, known := seen[digest]; known || !strings.HasPrefix(digest, "sha256:") || len(digest) != 71 {
			t.Errorf("%s: digest %s is no digest, or that of %s", why, digest, other)
		}
		seen[digest] = why
	}
	if _, other := write(t, Options{}, 1, s.Get(1)); seen[other.Status.Judged.Digest] != "" {
		t.Error("two objects have one digest")
	}
}

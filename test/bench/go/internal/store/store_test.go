package store

import (
	"errors"
	"testing"
	"time"
)

func even(i int) bool { return i%2 == 0 }

func TestAWatchTellsEveryWriteOnceAndInOrder(t *testing.T) {
	s := New(10, 100, even)
	cursor, err := s.Watch(s.Version())
	if err != nil {
		t.Fatal(err)
	}
	s.Write(3, true, Begin)
	s.Write(4, false, Begin)
	events, changed, err := cursor.Next(nil)
	if err != nil || len(events) != 2 || events[0].Index != 3 || events[1].Index != 4 {
		t.Fatalf("events %v, error %v", events, err)
	}
	if events[1].State.Version != events[0].State.Version+1 || cursor.Version() != s.Version() {
		t.Errorf("versions %d and %d, cursor %d", events[0].State.Version, events[1].State.Version, cursor.Version())
	}
	if events, _, _ = cursor.Next(nil); len(events) != 0 {
		t.Errorf("told again: %v", events)
	}
	s.Write(5, true, Begin)
	select {
	case <-changed:
	case <-time.After(time.Second):
		t.Error("the watch is not woken")
	}
}

func TestAListIsOfOneMoment(t *testing.T) {
	s := New(10, 100, even)
	moment := s.Version()
	s.Write(0, false, Begin)
	s.Write(0, true, Begin)
	states := s.GetAt(moment, []int32{0, 1}, nil)
	if states[0].Revision != 0 || !states[0].Valid || states[1].Valid {
		t.Errorf("states %+v and %+v", states[0], states[1])
	}
	if now := s.GetAt(s.Version(), []int32{0}, nil)[0]; now.Revision != 2 {
		t.Errorf("revision %d now, want 2", now.Revision)
	}
}

func TestWatchesThatCannotBeServed(t *testing.T) {
	s := New(10, 5, even)
	begin := s.Version()
	old, err := s.Watch(begin)
	if err != nil {
		t.Fatal(err)
	}
	for range 50 {
		s.Write(1, true, Begin)
	}
	if _, err := s.Watch(begin); !errors.Is(err, ErrExpired) {
		t.Errorf("from a forgotten version: %v", err)
	}
	if _, _, err := old.Next(nil); !errors.Is(err, ErrExpired) {
		t.Errorf("a watch that is too slow: %v", err)
	}
	if _, err := s.Watch(s.Version() + 1); !errors.Is(err, ErrAhead) {
		t.Errorf("from a version that has not come: %v", err)
	}
	if _, err := s.Watch(s.Version() - 5); err != nil {
		t.Errorf("from a version that is kept: %v", err)
	}
}

func TestExpireEndsOpenWatchesAlone(t *testing.T) {
	s := New(1, 5, even)
	open, err := s.Watch(s.Version())
	if err != nil {
		t.Fatal(err)
	}
	s.Expire()
	if _, _, err := open.Next(nil); !errors.Is(err, ErrExpired) {
		t.Errorf("the open watch: %v", err)
	}
	next, err := s.Watch(s.Version())
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := next.Next(nil); err != nil {
		t.Errorf("the next watch: %v", err)
	}
}

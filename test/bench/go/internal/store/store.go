package store

import (
	"errors"
	"sync"
	"time"
)

// ErrExpired says that the history does not reach back as far as was asked for.
var ErrExpired = errors.New("the resource version is too old")

// ErrAhead says that a resource version has not come yet.
var ErrAhead = errors.New("the resource version is in the future")

// firstVersion is the resource version of the first template: a cluster has written other things before.
const firstVersion = 1000

// Begin is when the first verdicts were written.
var Begin = time.Date(2026, 11, 22, 1, 0, 0, 0, time.UTC)

// Store holds the templates' states. All methods may be called from any goroutine.
type Store struct {
	mu      sync.Mutex
	current []*State
	// log holds the writes since the start, the oldest first; the version of log[i] is base+1+i.
	log  []Event
	base uint64
	keep int
	// changed is closed at the next write, or when the watches are expired.
	changed chan struct{}
	expired uint64
}

// New returns a store of count templates. The last keep writes can be watched again.
func New(count, keep int, valid func(i int) bool) *Store {
	s := &Store{current: make([]*State, count), keep: keep, changed: make(chan struct{})}
	states := make([]State, count)
	for i := range states {
		states[i] = State{Version: firstVersion + uint64(i), Valid: valid(i), At: Begin}
		s.current[i] = &states[i]
	}
	s.base = firstVersion + uint64(count)
	return s
}

// Count returns how many templates there are.
func (s *Store) Count() int { return len(s.current) }

// Version returns the newest resource version.
func (s *Store) Version() uint64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.version()
}

func (s *Store) version() uint64 { return s.base + uint64(len(s.log)) }

// Get returns a template as it is now.
func (s *Store) Get(i int) *State {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.current[i]
}

// GetAt returns templates as they were at a resource version, in the order of the places; into is reused.
func (s *Store) GetAt(version uint64, places []int32, into []*State) []*State {
	s.mu.Lock()
	defer s.mu.Unlock()
	into = into[:0]
	for _, place := range places {
		state := s.current[place]
		for state.Version > version && state.Before != nil {
			state = state.Before
		}
		into = append(into, state)
	}
	return into
}

// Write gives a template its next verdict and tells all watches.
func (s *Store) Write(i int, valid bool, at time.Time) *State {
	s.mu.Lock()
	defer s.mu.Unlock()
	before := s.current[i]
	state := &State{Version: s.version() + 1, Valid: valid, Revision: before.Revision + 1, At: at, Before: before}
	s.current[i] = state
	if len(s.log) >= 2*s.keep {
		dropped := len(s.log) - s.keep
		s.base += uint64(dropped)
		s.log = append(s.log[:0], s.log[dropped:]...)
	}
	s.log = append(s.log, Event{Index: i, State: state})
	s.wake()
	return state
}

// Expire ends all watches that are open now as if what they were told last had become too old.
func (s *Store) Expire() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.expired++
	s.wake()
}

func (s *Store) wake() {
	close(s.changed)
	s.changed = make(chan struct{})
}

// Package store keeps what is different between the templates of the fake API server, and its history, so that paged lists are of one moment and
// watches tell every change.
package store

import "time"

// State is one template at one resource version. It never changes; a write makes another one.
type State struct {
	// Version is metadata.resourceVersion.
	Version uint64
	// Valid is the verdict.
	Valid bool
	// Revision counts the verdicts: each is of another digest, as if the tag had been moved.
	Revision uint32
	// At is when the verdict was written.
	At time.Time
	// Before is the verdict before; nil for the first one.
	Before *State
}

// Event is one write.
type Event struct {
	// Index is the template's place.
	Index int
	State *State
}

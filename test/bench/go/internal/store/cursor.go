package store

// Cursor is where one watch has got to.
type Cursor struct {
	store   *Store
	version uint64
	expired uint64
}

// Watch returns a cursor behind which is every write after version.
//
// It returns ErrExpired where the history no longer reaches back to version, ErrAhead where version has not come yet.
func (s *Store) Watch(version uint64) (*Cursor, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case version < s.base:
		return nil, ErrExpired
	case version > s.version():
		return nil, ErrAhead
	}
	return &Cursor{store: s, version: version, expired: s.expired}, nil
}

// Version returns the resource version that the watch has seen everything up to.
func (c *Cursor) Version() uint64 { return c.version }

// Next returns the writes that came since the last call, appended to into, and a channel that is closed when there may be more.
//
// It returns ErrExpired where the watch was too slow, or was expired.
func (c *Cursor) Next(into []Event) ([]Event, <-chan struct{}, error) {
	s := c.store
	s.mu.Lock()
	defer s.mu.Unlock()
	if c.expired != s.expired || c.version < s.base {
		return nil, nil, ErrExpired
	}
	into = append(into, s.log[c.version-s.base:]...)
	c.version = s.version()
	return into, s.changed, nil
}

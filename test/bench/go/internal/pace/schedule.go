package pace

import "time"

// Schedule is a row of times at a fixed rate. It does not move: what is late is sent at once, and is not left out.
type Schedule struct {
	Begin time.Time
	// Rate is times a second.
	Rate float64
}

// At returns the time of a place in the row, from 0 on. It is computed from the place, so that no error adds up.
func (s Schedule) At(place int) time.Time {
	return s.Begin.Add(time.Duration(float64(place) / s.Rate * float64(time.Second)))
}

// Count returns how many times of the row are before a length is over.
func (s Schedule) Count(length time.Duration) int {
	count := int(length.Seconds() * s.Rate)
	for s.At(count).Before(s.Begin.Add(length)) {
		count++
	}
	return count
}

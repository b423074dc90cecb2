package pace

import (
	"testing"
	"time"
)

func TestSchedule(t *testing.T) {
	begin := time.Unix(1_000_000, 0)
	rows := []struct {
		why    string
		rate   float64
		place  int
		want   time.Duration
		length time.Duration
		count  int
	}{
		{"the first is at the beginning", 1000, 0, 0, time.Second, 1000},
		{"a rate that divides a second", 1000, 7, 7 * time.Millisecond, 10 * time.Millisecond, 10},
		{"a rate that does not", 3, 1, 333333333, time.Second, 3},
		{"nothing adds up over an hour", 3, 3 * 3600, time.Hour, time.Hour, 3 * 3600},
		{"less than one a second", 0.5, 1, 2 * time.Second, 3 * time.Second, 2},
		{"no time, no request", 1000, 1, time.Millisecond, 0, 0},
	}
	for _, row := range rows {
		schedule := Schedule{Begin: begin, Rate: row.rate}
		if got := schedule.At(row.place).Sub(begin); got != row.want {
			t.Errorf("%s: At(%d) is %v after the beginning, want %v", row.why, row.place, got, row.want)
		}
		if got := schedule.Count(row.length); got != row.count {
			t.Errorf("%s: Count(%v) = %d, want %d", row.why, row.length, got, row.count)
		}
	}
}

func TestUntil(t *testing.T) {
	pacer, err := New()
	if err != nil {
		t.Fatal(err)
	}
	defer pacer.Close()
	for _, wait := range []time.Duration{-time.Second, 0, 50 * time.Microsecond, 3 * time.Millisecond} {
		at := time.Now().Add(wait)
		if err := pacer.Until(at); err != nil {
			t.Fatal(err)
		}
		// How late it is depends on the machine; too early is a fault on any.
		if time.Now().Before(at) {
			t.Errorf("Until a time in %v came back before it", wait)
		}
	}
}

// Package histogram counts durations in buckets of bounded relative width, so that recording costs a few nanoseconds and no memory.
package histogram

import (
	"math/bits"
	"time"
)

// Each power of two is divided into so many buckets: a percentile is told at most 1/128 (0.8 %) too high.
const (
	subBits = 7
	sub     = 1 << subBits
)

// Histogram counts durations up to about an hour; longer ones count as that. The zero value is empty and ready for use.
type Histogram struct {
	counts [(42 - subBits + 1) * sub]uint64
	total  uint64
	max    time.Duration
}

// Record counts a duration; what is negative counts as zero.
func (h *Histogram) Record(d time.Duration) {
	d = max(d, 0)
	h.counts[min(bucket(uint64(d)), len(h.counts)-1)]++
	h.total++
	h.max = max(h.max, d)
}

// Count returns how many durations were recorded.
func (h *Histogram) Count() uint64 { return h.total }

// Max returns the longest duration, exactly.
func (h *Histogram) Max() time.Duration { return h.max }

// Percentile returns the duration that a share of the recorded ones does not exceed: 0.99 for p99. Zero where nothing was recorded.
func (h *Histogram) Percentile(share float64) time.Duration {
	if h.total == 0 {
		return 0
	}
	// The rank of the first duration that a share lies at or below, from 1 on.
	rank := uint64(share * float64(h.total))
	if float64(rank) < share*float64(h.total) || rank == 0 {
		rank++
	}
	seen := uint64(0)
	for i, count := range h.counts {
		seen += count
		if seen >= rank {
			return min(upper(i), h.max)
		}
	}
	return h.max
}

// bucket says where a value counts: below sub each value has a bucket of its own, above that each power of two has sub of them.
func bucket(value uint64) int {
	if value < sub {
		return int(value)
	}
	shift := bits.Len64(value) - subBits - 1
	return shift*sub + int(value>>shift)
}

// upper is the largest value that counts in a bucket.
func upper(i int) time.Duration {
	if i < 2*sub {
		return time.Duration(i)
	}
	shift := i/sub - 1
	return time.Duration(uint64(i-shift*sub+1)<<shift - 1)
}

package histogram

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

func TestPercentile(t *testing.T) {
	rows := []struct {
		why       string
		durations []time.Duration
		share     float64
		want      time.Duration
	}{
		{"nothing was recorded", nil, 0.99, 0},
		{"one value is every percentile", []time.Duration{7}, 0.5, 7},
		{"the lower of two is the median", []time.Duration{10, 20}, 0.5, 10},
		{"the highest is p100", []time.Duration{10, 20, 30}, 1, 30},
		{"p99 of few is the highest", []time.Duration{1, 2, 3, 4}, 0.99, 4},
		{"the lowest is p0", []time.Duration{5, 6}, 0, 5},
		{"a negative one is zero", []time.Duration{-5}, 0.5, 0},
		{"never above the maximum", []time.Duration{1_000_001}, 0.5, 1_000_001},
	}
	for _, row := range rows {
		var h Histogram
		for _, d := range row.durations {
			h.Record(d)
		}
		if got := h.Percentile(row.share); got != row.want {
			t.Errorf("%s: Percentile(%v) = %d, want %d", row.why, row.share, got, row.want)
		}
	}
}

func TestPercentileIsWithinItsBound(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var h Histogram
	durations := make([]time.Duration, 20_000)
	for i := range durations {
		durations[i] = time.Duration(random.ExpFloat64() * float64(time.Millisecond))
		h.Record(durations[i])
	}
	slices.Sort(durations)
	for _, share := range []float64{0.5, 0.9, 0.99, 0.999} {
		exact := durations[int(share*float64(len(durations)))-1]
		got := h.Percentile(share)
		if got < exact || float64(got) > float64(exact)*(1+1.0/sub) {
			t.Errorf("Percentile(%v) = %v, exact is %v", share, got, exact)
		}
	}
}

func TestEveryBucketEndsWhereTheNextBegins(t *testing.T) {
	var h Histogram
	for i := range len(h.counts) - 1 {
		end := uint64(upper(i))
		if bucket(end) != i || bucket(end+1) != i+1 {
			t.Fatalf("bucket %d ends at %d: that is in bucket %d, the next value in %d", i, end, bucket(end), bucket(end+1))
		}
	}
}

func TestWhatIsBeyondTheLastBucketCounts(t *testing.T) {
	var h Histogram
	h.Record(1000 * time.Hour)
	if h.Count() != 1 || h.Max() != 1000*time.Hour {
		t.Errorf("Count %d, Max %v", h.Count(), h.Max())
	}
}

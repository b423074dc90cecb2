package kubeapi

import (
	"strings"

	"base-image-operator/bench/internal/fixture"
)

// place is what the path of a request names.
type place struct {
	// base is the path of the group and version, with a slash at its end.
	base      string
	namespace string
	plural    string
	// name of an object; empty for the collection.
	name string
}

// parsePath reads /api/v1/… and /apis/GROUP/VERSION/…; false where the path is neither.
func parsePath(path string) (place, bool) {
	parts := strings.Split(strings.Trim(path, "/"), "/")
	head := 3
	if parts[0] == "api" {
		head = 2
	} else if parts[0] != "apis" {
		return place{}, false
	}
	if len(parts) <= head {
		return place{}, false
	}
	where := place{base: "/" + strings.Join(parts[:head], "/") + "/"}
	rest := parts[head:]
	if rest[0] == "namespaces" && len(rest) > 2 {
		where.namespace = rest[1]
		rest = rest[2:]
	}
	where.plural = rest[0]
	if len(rest) > 1 {
		where.name = rest[1]
	}
	// What comes after a name is a subresource.
	return where, len(rest) <= 3
}

// order is the order in which the API server lists: by namespace, then by name.
type order struct {
	places []int32
	// starts has the first place of each namespace, and the end.
	starts [fixture.Namespaces + 1]int
}

func newOrder(count int) *order {
	made := &order{places: make([]int32, 0, count)}
	for team := range fixture.Namespaces {
		made.starts[team] = len(made.places)
		for i := team; i < count; i += fixture.Namespaces {
			made.places = append(made.places, int32(i))
		}
	}
	made.starts[fixture.Namespaces] = len(made.places)
	return made
}

// of returns the places of a namespace; those of all where it is empty.
func (o *order) of(namespace string) []int32 {
	if namespace == "" {
		return o.places
	}
	for team := range fixture.Namespaces {
		if fixture.At(team).Namespace == namespace {
			return o.places[o.starts[team]:o.starts[team+1]]
		}
	}
	return nil
}

func (o *order) find(namespace, name string) (int, bool) {
	return fixture.Find(namespace, name, len(o.places))
}

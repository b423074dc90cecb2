package object

import (
	"encoding/json"
	"strings"

	"base-image-operator/bench/internal/store"
)

// piece is a text, and the token that comes after it; tokens after the last one.
type piece struct {
	text []byte
	next token
}

// Encoder writes objects.
type Encoder struct {
	// The pieces by whether the verdict is Valid and whether there was another before.
	forms [2][2][]piece
}

// Options say how objects look.
type Options struct {
	// ContractHash of status.judged.
	ContractHash string
	// Bytes is the least size of an object: an annotation fills it up. Zero leaves objects as large as they are. Where it is less than that,
	// managedFields and kubectl's annotation are left out: then it is the smallest object that somebody may have.
	Bytes int
}

// NewEncoder prepares the pieces.
func NewEncoder(options Options) *Encoder {
	encoder := &Encoder{}
	hash := options.ContractHash
	lean := options.Bytes > 0 && options.Bytes < sizeOf(shape(hash, false, "", true, false))
	pad := ""
	if missing := options.Bytes - sizeOf(shape(hash, lean, "", true, false)); missing > 0 {
		pad = strings.Repeat("x", missing)
	}
	for _, valid := range []bool{false, true} {
		for _, revised := range []bool{false, true} {
			encoder.forms[number(valid)][number(revised)] = split(shape(hash, lean, pad, valid, revised))
		}
	}
	return encoder
}

// Append writes the object at a place in a state, as compact JSON with sorted members.
func (e *Encoder) Append(dst []byte, index int, state *store.State) []byte {
	return join(dst, e.forms[number(state.Valid)][number(state.Before != nil)], index, state)
}

func join(dst []byte, pieces []piece, index int, state *store.State) []byte {
	var v values
	v.fill(index, state)
	for i := range pieces {
		dst = append(dst, pieces[i].text...)
		if next := pieces[i].next; next < tokens {
			dst = append(dst, v.of(next)...)
		}
	}
	return dst
}

// shape makes the text of an object with tokens for what differs.
func shape(hash string, lean bool, pad string, valid, revised bool) string {
	meta, spec, status := metadata(lean, pad), spec(), status(valid, revised, hash)
	if !lean {
		meta["managedFields"] = managedFields(meta, spec, status)
	}
	text, err := json.Marshal(texts(object{"apiVersion": apiVersion, "kind": kind, "metadata": meta, "spec": spec, "status": status}))
	if err != nil {
		panic(err) // texts, numbers and maps of them
	}
	return string(text)
}

// split cuts a text at its tokens.
func split(text string) []piece {
	var pieces []piece
	for {
		before, after, found := strings.Cut(text, "@")
		if !found {
			return append(pieces, piece{text: []byte(before), next: tokens})
		}
		pieces = append(pieces, piece{text: []byte(before), next: token(after[0] - 'A')})
		text = after[1:]
	}
}

// sizeOf is the size of the first object of a text.
func sizeOf(text string) int {
	return len(join(nil, split(text), 0, &store.State{Version: 1000, At: store.Begin}))
}

func number(b bool) int {
	if b {
		return 1
	}
	return 0
}

package object

import "slices"

// token stands in an object's text for a value that differs between objects.
type token int

const (
	namespaceToken token = iota
	nameToken
	imageToken
	uidToken
	versionToken
	digestToken
	platformToken
	otherToken
	configToken
	keyToken
	jobToken
	jobUIDToken
	podUIDToken
	startedToken
	finishedToken
	writtenToken
	// Of the verdict before; only objects that have one have these.
	oldDigestToken
	oldPlatformToken
	oldOtherToken
	oldFinishedToken
	tokens
)

// String is how the token is written: no character of it is escaped in JSON, and none is in the rest of the text. There are fewer than 26.
func (t token) String() string { return "@" + string(rune('A'+t)) }

// sha is a digest whose digits are a token.
func sha(t token) string { return "sha256:" + t.String() }

// texts replaces tokens by what they are written as, so that a shape can be encoded as JSON.
func texts(value any) any {
	switch value := value.(type) {
	case token:
		return value.String()
	case object:
		made := make(object, len(value))
		for name, member := range value {
			made[name] = texts(member)
		}
		return made
	case list:
		made := slices.Clone(value)
		for i, member := range made {
			made[i] = texts(member)
		}
		return made
	default:
		return value
	}
}

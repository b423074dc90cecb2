package object

import (
	"strconv"
	"time"

	"base-image-operator/bench/internal/fixture"
	"base-image-operator/bench/internal/store"
)

const (
	milliseconds = "2006-01-02T15:04:05.000Z"
	seconds      = "2006-01-02T15:04:05Z"
	// bootTime is how long a validation took: status.boot.total says the same.
	bootTime = 6300 * time.Millisecond
)

// values holds the text of each token for one object, in one buffer.
type values struct {
	buffer [1536]byte
	ends   [tokens]int
}

// of returns a token's text.
func (v *values) of(t token) []byte {
	begin := 0
	if t > 0 {
		begin = v.ends[t-1]
	}
	return v.buffer[begin:v.ends[t]]
}

// fill makes the texts of the object at a place in a state, in the order of the tokens.
func (v *values) fill(index int, state *store.State) {
	template, revision := fixture.At(index), state.Revision
	made := v.buffer[:0]
	end := func(t token, text []byte) {
		made = text
		v.ends[t] = len(text)
	}
	hex := func(t token, revision uint32, salt uint64, digits int) {
		end(t, appendHex(made, index, revision, salt, digits))
	}
	end(namespaceToken, append(made, template.Namespace...))
	end(nameToken, append(made, template.Name...))
	end(imageToken, append(made, template.Image...))
	end(uidToken, appendUID(made, index, 0, saltUID))
	end(versionToken, strconv.AppendUint(made, state.Version, 10))
	hex(digestToken, revision, saltDigest, 64)
	hex(platformToken, revision, saltPlatform, 64)
	hex(otherToken, revision, saltOther, 64)
	hex(configToken, revision, saltConfig, 64)
	hex(keyToken, revision, saltKey, 64)
	hex(jobToken, revision, saltJob, 16)
	end(jobUIDToken, appendUID(made, index, revision, saltJob))
	end(podUIDToken, appendUID(made, index, revision, saltPod))
	end(startedToken, state.At.Add(-bootTime).AppendFormat(made, milliseconds))
	end(finishedToken, state.At.AppendFormat(made, milliseconds))
	end(writtenToken, state.At.AppendFormat(made, seconds))
	if state.Before == nil {
		return
	}
	hex(oldDigestToken, revision-1, saltDigest, 64)
	hex(oldPlatformToken, revision-1, saltPlatform, 64)
	hex(oldOtherToken, revision-1, saltOther, 64)
	end(oldFinishedToken, state.Before.At.AppendFormat(made, milliseconds))
}

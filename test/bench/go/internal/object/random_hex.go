package object

// Salts keep an object's made-up values apart.
const (
	saltUID uint64 = iota + 1
	saltKey
	saltJob
	saltPod
	saltDigest
	saltPlatform
	saltOther
	saltConfig
)

const hexDigits = "0123456789abcdef"

// mix scrambles 64 bits (SplitMix64).
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// appendHex writes digits that look like those of a digest: the same for the same object and revision.
func appendHex(dst []byte, index int, revision uint32, salt uint64, digits int) []byte {
	seed := mix(uint64(index)<<32|uint64(revision)) ^ mix(salt)
	for i := range digits {
		if i%16 == 0 {
			seed = mix(seed)
		}
		dst = append(dst, hexDigits[seed>>(4*(i%16))&15])
	}
	return dst
}

// appendUID writes a UUID of version 4.
func appendUID(dst []byte, index int, revision uint32, salt uint64) []byte {
	var hex [32]byte
	digits := appendHex(hex[:0], index, revision, salt, 32)
	digits[12] = '4'
	digits[16] = '8'
	for i, digit := range digits {
		if i == 8 || i == 12 || i == 16 || i == 20 {
			dst = append(dst, '-')
		}
		dst = append(dst, digit)
	}
	return dst
}

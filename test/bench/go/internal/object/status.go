package object

import "base-image-operator/bench/internal/fixture"

// status is what the controller writes for an image that was booted.
//
// revised says that the slot had another verdict before, of another digest, and the opposite one.
func status(valid, revised bool, hash string) object {
	made := object{
		"observedGeneration": 1,
		"conditions":         conditions(valid),
		"judged": object{
			"image": imageToken, "digest": sha(digestToken), "contractHash": hash, "finishedAt": finishedToken,
		},
		"boot":    object{"imagePull": "2.6s", "agentAnswered": "1.4s", "total": "6.3s"},
		"runtime": "v24.21.0",
		"lastValidation": object{
			"key": keyToken, "attempt": 1, "startedAt": startedToken, "finishedAt": finishedToken,
			"job": "validate-" + jobToken.String(), "jobUID": jobUIDToken, "podUID": podUIDToken,
		},
		"image": object{
			"reference": imageToken, "digest": sha(digestToken), "resolvedAt": finishedToken,
			"platforms": list{
				object{"platform": "linux/amd64", "digest": sha(platformToken), "config": sha(configToken)},
				object{"platform": "linux/arm64/v8", "digest": sha(otherToken)},
			},
		},
		"judgedDigests": judgedDigests(valid, revised, hash),
		"language":      "node",
		"checks":        object{"passed": 27, "failed": 0, "unknown": 0, "waived": 0},
	}
	if !valid {
		made["checks"] = object{"passed": 26, "failed": 1, "unknown": 0, "waived": 0}
		made["findings"] = list{finding()}
	}
	switch {
	case valid:
		made["lastValid"] = lastValid(digestToken, finishedToken)
	case revised:
		made["lastValid"] = lastValid(oldDigestToken, oldFinishedToken)
	}
	return made
}

func conditions(valid bool) list {
	reason, message := verdict(valid)
	stood := condition("Stalled", true, reason, message)
	inspected := condition("Inspected", true, "Inspected", "The image's configuration and files keep the contract")
	if !valid {
		inspected = condition("Inspected", false, reason, message)
	}
	made := list{condition("Ready", valid, reason, message)}
	if !valid {
		made = append(made, stood)
	}
	return append(made,
		condition("Valid", valid, reason, message),
		condition("Resolved", true, "Resolved", "spec.image points to "+sha(digestToken)),
		inspected,
		condition("Booted", true, "Booted", "The booted image keeps the contract"),
	)
}

func condition(kind string, holds bool, reason, message string) object {
	status := "False"
	if holds {
		status = "True"
	}
	return object{
		"type": kind, "status": status, "observedGeneration": 1, "lastTransitionTime": writtenToken,
		"reason": reason, "message": message,
	}
}

func judgedDigests(valid, revised bool, hash string) list {
	made := list{judgedDigest(valid, hash, finishedToken, digestToken, platformToken, otherToken)}
	if revised {
		made = append(made, judgedDigest(!valid, hash, oldFinishedToken, oldDigestToken, oldPlatformToken, oldOtherToken))
	}
	return made
}

func judgedDigest(valid bool, hash string, at, digest, platform, other token) object {
	outcome := "Invalid"
	if valid {
		outcome = "Valid"
	}
	return object{
		"digest": sha(digest), "platforms": list{sha(platform), sha(other)}, "outcome": outcome, "contractHash": hash, "at": at,
	}
}

func lastValid(digest, at token) object {
	return object{"image": imageToken, "digest": sha(digest), "finishedAt": at}
}

func finding() object {
	message := fixture.InvalidMessage(nameToken.String())
	return object{
		"check": "VA-010", "severity": "Error", "outcome": "Failed", "reason": "WrongLanguage",
		"message": message[:len(message)-len("; ")-len(fixture.InvalidFix)], "fix": fixture.InvalidFix,
	}
}

// Package object writes BaseImageTemplates as the API server returns them: with the defaults of crds/ filled in, the status that the controller
// writes (src/status), managedFields and kubectl's annotation. An object is put together from prepared pieces, so that 100,000 of them cost the
// server neither memory nor much time.
package object

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"base-image-operator/bench/internal/fixture"
)

type (
	object = map[string]any
	list   = []any
)

const (
	apiVersion = "images.vibed.dev/v1alpha1"
	kind       = "BaseImageTemplate"
	// created is before the first verdict (store.Begin).
	created     = "2026-11-22T00:59:00Z"
	lastApplied = "kubectl.kubernetes.io/last-applied-configuration"
	// What pads an object to a size that was asked for.
	padding = "example.com/notes"
)

// ContractHash is what status.judged.contractHash must be for the templates' terms: SHA-256 over what src/contract/vibed-agent-contract.ts hashes
// (type, version, language, probes, whether the image is booted).
func ContractHash() string {
	sum := sha256.Sum256([]byte(`["VibedAgent","1","node",[[["node","--version"],"v24."]],true]`))
	return hex.EncodeToString(sum[:])
}

// applied is the manifest that a person wrote.
func applied() object {
	return object{
		"apiVersion": apiVersion,
		"kind":       kind,
		"metadata":   object{"annotations": object{}, "name": nameToken, "namespace": namespaceToken},
		"spec": object{
			"image": imageToken,
			"contract": object{"vibedAgent": object{
				"language":     "node",
				"runtimeProbe": object{"command": list{"node", "--version"}, "prints": "v24."},
			}},
		},
	}
}

// spec is the manifest's spec with every default of the CRD.
func spec() object {
	return object{
		"enabled": true, "suspend": false, "image": imageToken, "imagePullSecrets": list{},
		"contract": object{
			"type": "VibedAgent", "version": "1",
			"vibedAgent": object{
				"language":     "node",
				"runtimeProbe": object{"command": list{"node", "--version"}, "prints": "v24."},
				"waivers":      list{},
			},
		},
		"admission": object{"mode": "Enforce", "whenUnknown": "Allow", "unknownGrace": "0s", "references": "Any"},
		"validation": object{
			"mode": "Boot", "interval": "10m", "startTimeout": "10m", "timeout": "1m", "requireInspection": false,
			"pod": object{
				"nodeSelector": object{}, "tolerations": list{}, "runtimeClassName": "",
				"resources": object{"requests": object{}, "limits": object{}},
			},
		},
	}
}

// metadata without managedFields. pad is the text of an annotation that makes the object larger; empty for none.
func metadata(lean bool, pad string) object {
	annotations := object{}
	if !lean {
		manifest, _ := json.Marshal(texts(applied()))
		annotations[lastApplied] = string(manifest) + "\n"
	}
	if pad != "" {
		annotations[padding] = pad
	}
	meta := object{
		"name": nameToken, "namespace": namespaceToken, "uid": uidToken, "resourceVersion": versionToken,
		"generation": 1, "creationTimestamp": created,
	}
	if len(annotations) > 0 {
		meta["annotations"] = annotations
	}
	return meta
}

// verdict is what the Valid condition of an object says.
func verdict(valid bool) (reason, message string) {
	if valid {
		return "Valid", "The image keeps the contract"
	}
	return "WrongLanguage", fixture.InvalidMessage(nameToken.String())
}

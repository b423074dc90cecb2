package kubeapi

import (
	"encoding/json"
	"fmt"
)

// verdictOf reads the Valid condition of an object's status; before where the object has none.
func verdictOf(body []byte, before bool) (bool, error) {
	var patch struct {
		Status struct {
			Conditions []struct{ Type, Status string }
		}
	}
	if err := json.Unmarshal(body, &patch); err != nil {
		return false, fmt.Errorf("the patch is no object in JSON: %w", err)
	}
	for _, condition := range patch.Status.Conditions {
		if condition.Type == "Valid" && condition.Status != "Unknown" {
			return condition.Status == "True", nil
		}
	}
	return before, nil
}

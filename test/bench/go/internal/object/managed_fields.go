package object

import "encoding/json"

// listKeys names the lists whose members have fields of their own in managedFields, and the member's key (x-kubernetes-list-map-keys in crds/).
var listKeys = map[string]string{"conditions": "type", "platforms": "platform", "judgedDigests": "digest"}

// managedFields says who wrote what: kubectl the spec, the controller the status.
func managedFields(meta, spec, status object) list {
	annotations, _ := meta["annotations"].(object)
	person := object{"metadata": object{"annotations": annotations}, "spec": spec}
	return list{
		object{
			"apiVersion": apiVersion, "fieldsType": "FieldsV1", "manager": "kubectl-client-side-apply", "operation": "Update",
			"time": created, "fieldsV1": fieldsOf(person, false),
		},
		object{
			"apiVersion": apiVersion, "fieldsType": "FieldsV1", "manager": "base-image-controller", "operation": "Apply",
			"subresource": "status", "time": writtenToken, "fieldsV1": fieldsOf(object{"status": status}, true),
		},
	}
}

// fieldsOf is the set of fields of a value, in the form of managedFields. An update owns the maps that it made as well as what is in them, an
// apply only the latter.
func fieldsOf(value object, apply bool) object {
	fields := object{}
	for name, member := range value {
		fields["f:"+name] = fieldsOfMember(name, member, apply)
	}
	return fields
}

func fieldsOfMember(name string, member any, apply bool) object {
	switch member := member.(type) {
	case object:
		fields := fieldsOf(member, apply)
		// metadata and spec are no values of their own to the API server's bookkeeping of an update.
		if !apply && len(fields) > 0 && name != "metadata" {
			fields["."] = object{}
		}
		return fields
	case list:
		key, keyed := listKeys[name]
		fields := object{}
		for _, item := range member {
			entry, isObject := item.(object)
			if !keyed || !isObject {
				return object{}
			}
			id, _ := json.Marshal(object{key: entry[key]})
			inner := fieldsOf(entry, apply)
			inner["."] = object{}
			fields["k:"+string(id)] = inner
		}
		return fields
	default:
		return object{}
	}
}

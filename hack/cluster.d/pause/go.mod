module base-image-operator/hack/cluster.d/pause

go 1.26.0

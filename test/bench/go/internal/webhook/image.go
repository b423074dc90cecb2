package webhook

import "strings"

// sameImage compares two references by registry, repository and tag, in the normal form in which containerd reads them. Of digests it knows nothing:
// a reference that has one is the same only where all of it is.
func sameImage(a, b string) bool {
	return a == b || (!strings.Contains(a+b, "@") && normal(a) == normal(b))
}

// normal names the registry and the tag of a reference where it leaves them out.
func normal(image string) string {
	host, path, found := strings.Cut(image, "/")
	if !found || (!strings.ContainsAny(host, ".:") && host != "localhost") {
		host, path = "docker.io", image
	}
	host = strings.TrimSuffix(strings.ToLower(host), ":443")
	if host == "index.docker.io" {
		host = "docker.io"
	}
	if host == "docker.io" && !strings.Contains(path, "/") {
		path = "library/" + path
	}
	if !strings.Contains(path[strings.LastIndex(path, "/")+1:], ":") {
		path += ":latest"
	}
	return host + "/" + path
}

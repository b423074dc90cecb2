# shellcheck shell=bash
# One static program as an OCI image in a tar file, without a container tool. Same program, same digest.

# image_tar OUT.tar NAME PROGRAM: an image whose one layer is /PROGRAM's base name, which is also the entrypoint.
image_tar() {
  local out=$1 name=$2 program=$3 base work blobs layer diff config manifest
  base=$(basename "$program")
  work=$(mktemp -d "$out.XXXXXX")
  blobs=$work/layout/blobs/sha256
  mkdir -p "$blobs" "$work/root"
  install -m 0755 "$program" "$work/root/$base"
  tar --create --format=ustar --mtime=@0 --owner=0 --group=0 --numeric-owner --file="$work/layer.tar" --directory="$work/root" "$base"
  diff=$(_digest "$work/layer.tar")
  gzip --no-name -6 "$work/layer.tar"
  layer=$(_blob "$work/layer.tar.gz" application/vnd.oci.image.layer.v1.tar+gzip)
  printf '{"architecture":"%s","os":"linux","config":{"Entrypoint":["/%s"]},"rootfs":{"type":"layers","diff_ids":["%s"]}}' \
    "$(machine_arch)" "$base" "$diff" >"$work/config"
  config=$(_blob "$work/config" application/vnd.oci.image.config.v1+json)
  printf '{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{%s},"layers":[{%s}]}' \
    "$config" "$layer" >"$work/manifest"
  manifest=$(_blob "$work/manifest" application/vnd.oci.image.manifest.v1+json)
  printf '{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{%s,"annotations":{%s}}]}' "$manifest" \
    "\"io.containerd.image.name\":\"$name\",\"org.opencontainers.image.ref.name\":\"${name##*:}\"" >"$work/layout/index.json"
  printf '{"imageLayoutVersion":"1.0.0"}' >"$work/layout/oci-layout"
  tar --create --format=ustar --mtime=@0 --owner=0 --group=0 --numeric-owner --sort=name \
    --file="$work/image.tar" --directory="$work/layout" oci-layout index.json blobs
  mv "$work/image.tar" "$out"
  rm -rf "$work"
}

_digest() { printf 'sha256:%s' "$(sha256sum <"$1" | cut -d' ' -f1)"; }

# _blob FILE TYPE: moves the file among the blobs of image_tar and prints its descriptor's members.
_blob() {
  local digest size
  digest=$(_digest "$1")
  size=$(stat --format=%s "$1")
  mv "$1" "$blobs/${digest#sha256:}"
  printf '"mediaType":"%s","digest":"%s","size":%s' "$2" "$digest" "$size"
}

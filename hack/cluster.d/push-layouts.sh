#!/usr/bin/env bash
# Pushes OCI layouts with crane, and prints each reference by digest. Several go by one repository of each registry: what images share is sent
# once, and mounted in their own repositories.
#
#   push-layouts.sh LAYOUT REFERENCE [LAYOUT REFERENCE]…
set -euo pipefail

STAGE=
(($# <= 2)) || STAGE=stage:pushed
while (($#)); do
  layout=$1 reference=$2 index=()
  shift 2
  [ "$(tr -d ' \n' <"$layout/index.json" | grep -o '"digest":' | wc -l)" = 1 ] || index=(--index)
  if [ -z "$STAGE" ]; then
    crane push "${index[@]}" "$layout" "$reference"
  else
    staged=$(crane push "${index[@]}" "$layout" "${reference%%/*}/$STAGE")
    crane copy "$staged" "$reference"
    echo "${reference%:*}@${staged#*@}"
  fi
done

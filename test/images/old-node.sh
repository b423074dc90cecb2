#!/bin/sh
# Stands in for an outdated Node.js: the image old-node promises version 24 and has 18.
case "${1:-}" in
  --version | -v) echo v18.0.0 ;;
  *) echo "old-node: only --version works" >&2; exit 1 ;;
esac

#!/bin/sh
# Stands in for sudo in a container that gains no privileges: the real one refuses there.
echo 'sudo: The "no new privileges" flag is set, which prevents sudo from running as root.' >&2
exit 1

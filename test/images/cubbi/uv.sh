#!/bin/sh
# Stands in for uv: `uv run --script FILE ARGUMENT...` runs the script as a child and stays, as the real one does.
shift 2
python3 "$@" &
trap 'kill -TERM "$!"' TERM
wait "$!"

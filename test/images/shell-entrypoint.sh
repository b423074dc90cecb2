#!/bin/sh
# Starts the user's program: the platform calls this once the sources are in /workspace.
set -eu
cd /workspace
if [ -n "${VIBED_USER_COMMAND:-}" ]; then
  exec sh -c "$VIBED_USER_COMMAND"
fi
if [ -f main.sh ]; then
  exec sh main.sh
fi
echo "entrypoint: set VIBED_USER_COMMAND, or put main.sh into /workspace" >&2
exit 1

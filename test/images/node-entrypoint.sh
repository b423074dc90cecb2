#!/bin/sh
# Starts the user's program: the platform calls this once the sources are in /workspace.
set -eu
cd /workspace
if [ -n "${VIBED_USER_COMMAND:-}" ]; then
  exec sh -c "$VIBED_USER_COMMAND"
fi
for file in index.js server.js app.js main.js; do
  if [ -f "$file" ]; then
    exec node "$file"
  fi
done
echo "entrypoint: set VIBED_USER_COMMAND, or put index.js, server.js, app.js or main.js into /workspace" >&2
exit 1

#!/bin/bash
# For interactive shells of root: waits until the container is prepared, then becomes its user.
[ "$(id -u)" = 0 ] || exit 0

LOG=/cubbi/init.log
STATUS=/cubbi/init.status
touch "$LOG" "$STATUS"

if ! grep -q 'INIT_COMPLETE=true' "$STATUS"; then
  echo "--- The container is not ready yet ---"
  tail -n +1 -f "$LOG" &
  until grep -q 'INIT_COMPLETE=true' "$STATUS"; do
    sleep 1
  done
  kill "$!"
  echo "--- The container is ready ---"
fi
exec gosu cubbi /bin/bash -i

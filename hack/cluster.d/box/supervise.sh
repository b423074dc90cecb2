# shellcheck shell=bash
# Keeps the parts of the box running, and lets single ones be stopped and started from outside.

RUN=/run/cluster/state/run

# supervise PART: runs part_PART in the background and again whenever it ends, a second later. While RUN/PART.stopped is there it waits
# for a line in the pipe RUN/PART.start.
supervise() {
  local part=$1
  rm -f "$RUN/$part".{pid,stopped,start,flags}
  mkfifo "$RUN/$part.start"
  (
    while :; do
      if [ -e "$RUN/$part.stopped" ]; then
        read -r _ <"$RUN/$part.start"
        continue
      fi
      "part_${part//-/_}" &
      echo "$! $EPOCHSECONDS" >"$RUN/$part.pid"
      [ ! -e "$RUN/$part.stopped" ] || kill $! # stopped in this very moment
      wait $!
      status=$?
      rm -f "$RUN/$part.pid"
      echo "--- $part ended with status $status"
      [ -e "$RUN/$part.stopped" ] || sleep 1
    done
  ) </dev/null >>"/run/cluster/state/logs/$part.log" 2>&1 &
}

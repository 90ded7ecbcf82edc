#!/bin/sh
# failures.sh LOG...: prints the lines that tell what failed, at most 40 in all: errors, failed tests and warnings of the
# compiler (which are errors here); of a log without any its end.
set -eu

most=40
of_a_log=15

for log in "$@"; do
  printf '== %s\n' "$log"
  # The second pattern is what Maven says after every failure.
  grep -aE '^\[ERROR\] *[^ ]|^\[WARNING\] /.*\.java:\[|^(FAILED|error|fatal)\b' "$log" |
    grep -avE 'Help 1\]|^\[ERROR\] (To see the full stack|Re-run Maven|For more information|After correcting)|mvn <args> -rf' >"$log.failures" || true
  if [ -s "$log.failures" ]; then cat "$log.failures"; else tail -n "$of_a_log" "$log"; fi
  rm -f "$log.failures"
done | head -n "$most"

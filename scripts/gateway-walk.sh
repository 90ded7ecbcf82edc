#!/bin/sh
# Walks through docs/gateway.md: starts two vendors and the server on free ports, runs the commands of the page as they
# stand there, and checks what they answer; then calls the endpoint with OpenAI's libraries (scripts/openai-clients.sh,
# whose variables it passes on). Needs a build (mvn verify), curl, and grpcurl on PATH.
# Usage: scripts/gateway-walk.sh
# Ends with 0 only if everything was as the page says. What it started it ends.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
program=$root/modules/distribution/target/rolewright/bin/rolewright
page=$root/docs/gateway.md
work=$(mktemp -d)
started=
mkdir "$work/data"

end() {
  for process in $started; do kill "$process" 2>/dev/null || true; done
  # A process that is gone is no failure here.
  for process in $started; do wait "$process" 2>/dev/null || true; done
  rm -rf "$work"
}
trap end EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

fail() {
  echo "gateway-walk: FAILED: $1" >&2
  if [ -s "$work/out" ]; then cat "$work/out" >&2; fi
  exit 1
}

# poll SECONDS COMMAND...: runs a command again and again until it succeeds; fails when it does not in time
poll() {
  left=$(($1 * 5))
  shift
  until "$@"; do
    left=$((left - 1))
    [ "$left" -gt 0 ] || return 1
    sleep 0.2
  done
}

# block NAME: prints the commands below the mark NAME of the page, with the ports that the vendors have here
block() {
  awk -v mark="<!-- walk: $1 -->" '
    $0 == mark { found = 1; next }
    found && /^```sh$/ { inside = 1; next }
    inside && /^```$/ { exit }
    inside { print }' "$page" |
    sed -e "s|http://127.0.0.1:9101|$first|g" -e "s|http://127.0.0.1:9102|$second|g"
}

# run NAME: runs a block of the page in this shell; what it prints is in $work/out
run() {
  commands=$(block "$1")
  [ -n "$commands" ] || fail "$page has no commands with the mark $1"
  eval "$commands" >"$work/out" 2>&1
}

# says NAME PATTERN...: runs a block, and tells whether each extended regular expression finds a line of what it printed
says() {
  run "$1" || return 1
  shift
  for pattern in "$@"; do grep -Eq -- "$pattern" "$work/out" || return 1; done
}

# shows TITLE NAME PATTERN...: the same for what may take a moment; fails where it never comes
shows() {
  title=$1
  shift
  poll 60 says "$@" || fail "$title: not within 60 s: $*"
  echo "ok: $title"
}

# expect TITLE NAME PATTERN...: the same at once
expect() {
  title=$1
  shift
  says "$@" || fail "$title: the answer is not like: $*"
  echo "ok: $title"
}

serve() {
  (
    unset ANTHROPIC_API_KEY ANTHROPIC_BASE_URL AZURE_OPENAI_ENDPOINT AZURE_OPENAI_API_KEY AZURE_OPENAI_KEY OLLAMA_BASE_URL \
      DATABASE_URL REDIS_URL ROLEWRIGHT_CONFIG_DIR ROLEWRIGHT_HOST ROLEWRIGHT_HTTP
    OPENAI_API_KEY=sk-anything OPENAI_BASE_URL=$first/v1 ROLEWRIGHT_ENCRYPTION_KEY=$(head -c 32 /dev/urandom | base64)
    export OPENAI_API_KEY OPENAI_BASE_URL ROLEWRIGHT_ENCRYPTION_KEY
    exec "$program" serve --data-dir "$work/data" --port 0 --http-port 0
  ) >"$work/server.log" 2>&1 &
  started="$! $started"
}

# The breaker opens by the fifth failure in a row; every one of these questions has to be answered all the same.
ask_during_the_outage() {
  for question in 1 2 3 4 5 6; do
    says ask '"completed"' '"provider": "anthropic"' || fail "question $question during the outage was not answered"
  done
}

ask_and_look() {
  run ask && says health '"SERVICE_STATUS_HEALTHY"' && ! grep -q BREAKER_STATE_OPEN "$work/out"
}

no_alert_is_open() {
  run alerts && ! grep -q '"kind"' "$work/out"
}

"$root/scripts/fake-vendor.sh" 0 openai >"$work/first" 2>&1 &
started="$! $started"
"$root/scripts/fake-vendor.sh" 0 anthropic >"$work/second" 2>&1 &
started="$! $started"
poll 30 grep -q '^http://' "$work/first" && poll 30 grep -q '^http://' "$work/second" ||
  fail "the vendors did not start: $(cat "$work/first" "$work/second")"
first=$(cat "$work/first")
second=$(cat "$work/second")
serve
poll 120 test -s "$work/data/server.json" || fail "the server did not start: $(cat "$work/server.log")"
ROLEWRIGHT_DATA_DIR=$work/data
export ROLEWRIGHT_DATA_DIR
run prepare

shows "the vendor is there" health '"SERVICE_STATUS_HEALTHY"' '"name": "openai"' CONNECTION_STATUS_CONNECTED
expect "the providers are listed" providers '"enabled": true' '"name": "gpt-6-luna"'
expect "a first answer over gRPC" ask '"text": "openai\."' '"completed"' '"model": "gpt-6-luna"'
expect "a first answer over HTTP" chat '"content":"Hello from openai\."'

run configure || fail "the configuration could not be written"
shows "a second vendor without a restart" health '"name": "anthropic"' '"name": "openai"'
run cut || fail "the vendor takes no order"
expect "an answer that breaks off is followed by a whole one" ask '"reset"' '"reason": "CONNECTION"' \
  '"text": "anthropic\."' '"attempts": 2'
expect "a stream over HTTP that is held back has no gap" buffered '"content":"Hello from anthropic\."' '^data: \[DONE\]'
shows "each attempt is a run" runs '"RUN_STATUS_SUCCEEDED"' '"RUN_STATUS_FAILED"' '"error_reason": "CONNECTION"'

run down || fail "the vendor takes no order"
ask_during_the_outage
echo "ok: every question of the outage was answered"
expect "health tells of the outage" health '"SERVICE_STATUS_DEGRADED"' '"BREAKER_STATE_OPEN"' '"CONNECTION_STATUS_UNREACHABLE"'
shows "an alert tells of the outage" alerts '"breaker_open"' '"openai/gpt-4o-mini"'
run well || fail "the vendor takes no order"
poll 60 ask_and_look || fail "the vendor was not used again within 60 s"
poll 60 no_alert_is_open || fail "the alert was not resolved within 60 s"
expect "the first vendor answers again" ask '"text": "openai\."' '"completed"'

run mistake || fail "the configuration could not be written"
shows "an alert names the mistake" alerts '"invalid_configuration"' '/retrise: is unknown; did you mean'
expect "what held before goes on" ask '"text": "openai\."'
run mend || fail "the configuration could not be written"
poll 60 no_alert_is_open || fail "the alert was not resolved within 60 s"
echo "ok: the alert ends with the mistake"

shows "a run is asked once more" replay '"is_same_output": true'
expect "a tenant brings a key" tenant-key '"suffix": "nant"'
expect "and takes it away" tenant-key-away '^\{'

lines=$(wc -l <"$work/data/telemetry/llm.jsonl")
[ "$lines" -ge 10 ] || fail "the telemetry file has $lines lines"
grep -q '"outcome":"success"' "$work/data/telemetry/llm.jsonl" || fail "the telemetry file tells of no success"
echo "ok: the requests are in the telemetry file"

: >"$work/out"
# shellcheck disable=SC2154 # The page sets it.
ROLEWRIGHT_HTTP=$http "$root/scripts/openai-clients.sh" default
echo "Everything was as docs/gateway.md says."

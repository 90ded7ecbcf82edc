#!/bin/sh
# Calls the OpenAI-compatible endpoint of a running server with curl and with OpenAI's own libraries for Node.js and
# Python, which share no code with it. A library that is not installed is skipped, visibly.
# Usage: scripts/openai-clients.sh MODEL
#   MODEL                 a model, alias, route or task that the server can answer by
#   ROLEWRIGHT_HTTP       where the endpoint listens (default: http://127.0.0.1:8080)
#   ROLEWRIGHT_API_KEY    a key of the server; required
#   OPENAI_NODE           a folder with node_modules/openai (default: the current one)
#   OPENAI_PYTHON         a Python that has the package openai (default: python3)
# Ends with 0 only if every answer was as expected.
set -eu

if [ $# -ne 1 ] || [ -z "${ROLEWRIGHT_API_KEY:-}" ]; then
  echo "Usage: ROLEWRIGHT_API_KEY=KEY scripts/openai-clients.sh MODEL" >&2
  exit 2
fi
model=$1
ROLEWRIGHT_HTTP=${ROLEWRIGHT_HTTP:-http://127.0.0.1:8080}
export ROLEWRIGHT_HTTP ROLEWRIGHT_API_KEY
scripts=$(cd "$(dirname "$0")" && pwd)
here=$(pwd)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
skipped=0

fail() {
  echo "openai-clients: FAILED: $1" >&2
  exit 1
}

# ask TITLE STATUS PATH KEY [BODY]: calls with curl, and fails unless the answer has the status; the answer is in $work/out
ask() {
  title=$1 status=$2 path=$3 key=$4
  if [ $# -gt 4 ]; then
    set -- --data "$5" --header 'Content-Type: application/json'
  else
    set --
  fi
  # The key goes by a file, since arguments are shown to everyone on the machine.
  printf 'header = "Authorization: Bearer %s"\n' "$key" >"$work/key"
  got=$(curl --silent --show-error --no-buffer --max-time 120 --config "$work/key" --output "$work/out" \
    --dump-header "$work/headers" --write-out '%{http_code}' "$@" "$ROLEWRIGHT_HTTP$path") || fail "curl: $title"
  if [ "$got" != "$status" ]; then
    cat "$work/out" >&2
    fail "curl: $title: status $got instead of $status"
  fi
}

# has PATTERN: fails unless the answer has a line that an extended regular expression finds
has() {
  if ! grep -Eq -- "$1" "$work/out"; then
    cat "$work/out" >&2
    fail "curl: $title: nothing in the answer is like $1"
  fi
}

with_curl() {
  messages='"messages": [{"role": "user", "content": "Say hello."}]'
  ask "list the models" 200 /v1/models "$ROLEWRIGHT_API_KEY"
  has '^\{"object":"list","data":\[\{"id":"[^"]+"'
  ask "ask once" 200 /v1/chat/completions "$ROLEWRIGHT_API_KEY" "{\"model\": \"$model\", $messages}"
  has '"object":"chat\.completion"'
  has '"content":"[^"]+.*"finish_reason":"(stop|length)"'
  has '"total_tokens":[0-9]+'
  grep -qi '^x-rolewright-correlation-id: ' "$work/headers" || fail "curl: $title: there is no correlation id"
  ask "read a stream" 200 /v1/chat/completions "$ROLEWRIGHT_API_KEY" \
    "{\"model\": \"$model\", \"stream\": true, \"stream_options\": {\"include_usage\": true}, $messages}"
  has '^data: .*"role":"assistant"'
  has '^data: .*"choices":\[\],"usage":\{"prompt_tokens":[0-9]+'
  has '^data: \[DONE\]$'
  ask "ask for JSON" 200 /v1/chat/completions "$ROLEWRIGHT_API_KEY" \
    "{\"model\": \"$model\", \"response_format\": {\"type\": \"json_object\"}, \"messages\": [{\"role\": \"user\", \"content\": \"Greet me by a JSON object.\"}]}"
  has '"content":" *(\\n)*\{'
  ask "ask for what is not supported" 400 /v1/chat/completions "$ROLEWRIGHT_API_KEY" \
    "{\"model\": \"$model\", \"n\": 2, $messages}"
  has '"param":"n","code":"unsupported_parameter"'
  ask "ask a model that is not there" 404 /v1/chat/completions "$ROLEWRIGHT_API_KEY" \
    "{\"model\": \"nobody/nothing\", $messages}"
  has '"param":"model","code":"model_not_found"'
  ask "ask with a wrong key" 401 /v1/chat/completions not-a-key "{\"model\": \"$model\", $messages}"
  has '"code":"invalid_api_key"'
  echo "ok: curl"
}

skip() {
  echo "SKIP: $1"
  skipped=$((skipped + 1))
}

if command -v curl >/dev/null 2>&1; then
  with_curl
else
  skip "curl is not on PATH, so it was not tried"
fi

OPENAI_NODE=${OPENAI_NODE:-$here}
export OPENAI_NODE
if ! command -v node >/dev/null 2>&1; then
  skip "node is not on PATH, so OpenAI's library for Node.js was not tried"
elif [ ! -d "$OPENAI_NODE/node_modules/openai" ]; then
  skip "there is no node_modules/openai in $OPENAI_NODE, so OpenAI's library for Node.js was not tried"
else
  node "$scripts/openai-client.mjs" "$model" || fail "OpenAI's library for Node.js"
fi

python=${OPENAI_PYTHON:-python3}
if ! command -v "$python" >/dev/null 2>&1; then
  skip "$python can't be run, so OpenAI's library for Python was not tried"
elif ! "$python" -c 'import openai' 2>/dev/null; then
  skip "$python has no package openai, so OpenAI's library for Python was not tried"
else
  "$python" "$scripts/openai-client.py" "$model" || fail "OpenAI's library for Python"
fi

if [ "$skipped" -eq 3 ]; then
  fail "nothing was tried"
fi
echo "Every client was answered as expected."

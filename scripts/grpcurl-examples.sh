#!/bin/sh
# Calls a running server with grpcurl, in the same words as the README.
# Usage: scripts/grpcurl-examples.sh [DATA_DIR]
#   DATA_DIR  the data directory of a server on this machine (default: ROLEWRIGHT_DATA_DIR, else the usual one)
set -eu

data=${1:-${ROLEWRIGHT_DATA_DIR:-${XDG_DATA_HOME:-$HOME/.local/share}/rolewright}}

if ! command -v grpcurl >/dev/null 2>&1; then
  echo "SKIP: grpcurl is not on PATH, so its examples were not run." >&2
  exit 0
fi
if [ ! -r "$data/server.json" ] || [ ! -r "$data/admin.key" ]; then
  echo "grpcurl-examples: no server runs on the data directory $data; start one, or name its data directory." >&2
  exit 1
fi

address=$(sed -n 's/.*"grpc" *: *"\([^"]*\)".*/\1/p' "$data/server.json")
ROLEWRIGHT_API_KEY=$(cat "$data/admin.key")
export ROLEWRIGHT_API_KEY

call() {
  grpcurl -plaintext -expand-headers -H 'authorization: Bearer ${ROLEWRIGHT_API_KEY}' "$@"
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# example TITLE EXPECTED COMMAND...: runs a command, shows what it prints, and fails unless that contains EXPECTED
example() {
  title=$1 expected=$2
  shift 2
  printf '\n== %s\n' "$title"
  if ! "$@" >"$work/out" 2>&1; then
    cat "$work/out"
    echo "grpcurl-examples: FAILED: $title" >&2
    exit 1
  fi
  cat "$work/out"
  if ! grep -qF -- "$expected" "$work/out"; then
    echo "grpcurl-examples: FAILED: $title: the answer has no $expected" >&2
    exit 1
  fi
}

list() {
  grpcurl -plaintext "$address" list
}

describe() {
  grpcurl -plaintext "$address" describe rolewright.v1.JobParsingService.ParseJob
}

health() {
  grpcurl -plaintext -d '{"service": "rolewright.v1.GenerationService"}' "$address" grpc.health.v1.Health/Check
}

parse_job() {
  call -d @ "$address" rolewright.v1.JobParsingService/ParseJob <<'JSON'
{
  "text": "Senior Backend Engineer\nLeeds, hybrid\n\nRequirements\n- 5+ years of Java\n- PostgreSQL\n\nNice to have\n- Kubernetes",
  "store": false
}
JSON
}

generate_cv() {
  call -d @ "$address" rolewright.v1.GenerationService/GenerateCv <<'JSON'
{
  "job": {
    "requirements": {
      "role_title": "Backend Engineer",
      "must_have_skills": ["Java", "PostgreSQL"],
      "nice_to_have_skills": ["Kubernetes"]
    }
  },
  "profile": {
    "inline": {
      "full_name": "Sam Example",
      "artifacts": [
        {
          "id": "books",
          "kind": "EVIDENCE_KIND_WORK",
          "title": "Backend Developer",
          "organization": "Harbour Books",
          "dates": {"start": {"year": 2021, "month": 3}, "ongoing": true},
          "highlights": [
            "Moved the order service to PostgreSQL without downtime.",
            "Wrote the payment service in Java."
          ]
        }
      ]
    }
  }
}
JSON
}

example "List the services" "rolewright.v1.GenerationService" list
example "Describe a method" "ParseJobRequest" describe
example "Ask for the health of a service" "\"SERVING\"" health
example "Parse a job ad, without storing it" "\"Java\"" parse_job
example "Write a CV as a stream" "\"completed\"" generate_cv

printf '\nEvery example was answered as expected.\n'

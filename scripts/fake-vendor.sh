#!/bin/sh
# Starts a vendor of language models on this machine, to try the gateway without an account: it speaks the interfaces of
# OpenAI, Azure, Anthropic and Ollama, answers at once, takes every key that begins with "sk-", and serves until Ctrl-C.
# Usage: scripts/fake-vendor.sh [PORT [NAME]]
#   PORT  where it listens on the loopback interface (default: 9101); 0 takes a free one
#   NAME  who its answers say they are from (default: vendor)
# It prints its address. "curl -X POST ADDRESS/control/MODE" tells it how to behave from then on: "well"; "down", with the
# status 503; "cut", which breaks off after the first piece of an answer; "silent".
# Where nothing is built yet it has ./rolewright build do so first, which needs a JDK 25 and Maven and takes a few minutes.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
home=$root/modules/distribution/target/rolewright
testkit=$root/modules/testkit/target/classes

if [ ! -x "$home/rt/bin/java" ]; then
  echo "fake-vendor: nothing is built yet" >&2
  "$root/rolewright" build
fi
if [ ! -f "$testkit/module-info.class" ]; then
  # A build here would take the program away from a server that runs.
  echo "fake-vendor: modules/testkit is not built, only the server is; end what runs from here, then run: ./rolewright build" >&2
  exit 1
fi
exec "$home/rt/bin/java" -XX:+UseSerialGC -Xmx128m -p "$testkit:$home/lib/server" -m dev.rolewright.testkit/dev.rolewright.testkit.vendor.VendorProgram \
  "${1:-9101}" "${2:-vendor}"

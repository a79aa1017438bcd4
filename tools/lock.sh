#!/bin/sh
# Writes requirements/run.txt and requirements/dev.txt from pyproject.toml: exact versions with hashes, for every platform.
# --upgrade is passed on by:  UPGRADE=--upgrade make lock
set -eu
cd "$(dirname "$0")/.."
uv=$(command -v uv || echo build/lock/bin/uv)
if [ ! -x "$uv" ]; then
    .venv/bin/python -m venv build/lock
    build/lock/bin/python -m pip install --quiet --disable-pip-version-check uv
fi
lock() {
    file=requirements/$1.txt
    shift
    "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes ${UPGRADE:-} \
        --custom-compile-command "make lock" "$@" pyproject.toml --output-file "$file"
}
lock run --group build
lock dev --group dev --constraint requirements/run.txt

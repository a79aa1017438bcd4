#!/bin/sh
# Finds a Chromium for the tests in a browser:  sh tools/browser.sh [--print]
# --print: only says where it is, and nothing when there is none.
# Root on Debian gets it installed; anybody else is told how. Tests that need it fail without it, and say the same.
# CHROMIUM=/path/to/chromium chooses one.
set -eu

say() { printf "%s\n" "$@" >&2; }
works() { [ -n "$1" ] && command -v "$1" >/dev/null 2>&1; }

told() { [ "$1" != --print ] || command -v "$2"; }

if [ -n "${CHROMIUM:-}" ]; then
    if works "$CHROMIUM"; then told "${1:-}" "$CHROMIUM"; else say "CHROMIUM=$CHROMIUM cannot be run."; fi
    exit 0
fi
own=${PLAYWRIGHT_BROWSERS_PATH:-${HOME:-/root}/.cache/ms-playwright}
for found in chromium chromium-browser google-chrome google-chrome-stable "$own"/chromium-*/chrome-linux*/chrome; do
    if works "$found"; then
        told "${1:-}" "$found"
        exit 0
    fi
done
[ "${1:-}" != --print ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "Installing the Debian package chromium, for the tests in a browser ..."
    apt-get -qq update >&2 || true
    if said=$(DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends \
        chromium fonts-dejavu-core 2>&1); then
        exit 0
    fi
    say "$said"
fi
say "The tests in a browser need Chromium, and none was found:" \
    "  Debian:         sudo apt-get install chromium" \
    "  elsewhere:      .venv/bin/python -m playwright install chromium" \
    "  another place:  make test CHROMIUM=/path/to/chromium"

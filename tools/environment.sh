#!/bin/sh
# Makes .venv ready, and does nothing when it already is:  sh tools/environment.sh run|dev
# Everything comes from requirements/<run|dev>.txt, checked by hash; nothing is compiled.
# PYTHON=/path/to/python chooses the Python to start from.
set -eu
cd "$(dirname "$0")/.."
folder=$(pwd -P)
python=.venv/bin/python

say() { printf '%s\n' "$*" >&2; }
give_up() { say "" "$@"; exit 1; }

stamp_of() { printf '%s\n' "$folder"; cksum pyproject.toml "requirements/$1.txt"; }
ready() { [ -f ".venv/$1.stamp" ] && [ "$(cat ".venv/$1.stamp")" = "$(stamp_of "$1")" ]; }
works() { "$python" -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
moved() { for stamp in .venv/*.stamp; do [ -f "$stamp" ] && [ "$(head -n 1 "$stamp")" != "$folder" ] && return 0; done; return 1; }

# Prints "venv" when this Python can make an environment, "bare" when it lacks ensurepip (Debian without python3-venv).
ability() {
    "$1" -c '
import importlib.util as u, sys
print("old" if sys.version_info < (3, 11) else "venv" if u.find_spec("ensurepip") and u.find_spec("venv") else "bare")
' 2>/dev/null || true
}

find_python() {
    bare=""
    for candidate in ${PYTHON:+"$PYTHON"} $([ -n "${PYTHON:-}" ] || echo python3 python3.14 python3.13 python3.12 python3.11); do
        case $(ability "$candidate") in
            venv) found=$candidate; return ;;
            bare) bare=${bare:-$candidate} ;;
        esac
    done
    [ -n "$bare" ] || give_up "Backstride needs Python 3.11 or newer, and none was found." \
        "  Debian 12 or newer:  sudo apt-get install python3 python3-venv" \
        "  macOS:               brew install python, or the installer from python.org" \
        "  Another place:       make PYTHON=/path/to/python3"
    package=$("$bare" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        say "Installing the Debian package $package ..."
        apt-get -qq update >&2 || true
        told=$(DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$package" 2>&1) ||
            give_up "$told" "The Debian package $package could not be installed. Install it, then try again."
        found=$bare
        return
    fi
    give_up "One package is missing. Install it, then try again:" "  sudo apt-get install $package"
}

install() {
    "$python" -m pip install --quiet --disable-pip-version-check --no-input "$@" ||
        give_up "Setting up did not work; the lines above say why. Nothing outside .venv was changed."
}

wanted=${1:-run}
if [ -d .venv ] && { moved || ! works; }; then
    rm -rf .venv
fi
if ready "$wanted" || { [ "$wanted" = run ] && ready dev; }; then
    exit 0
fi
if [ ! -d .venv ]; then
    find_python
    say "Setting up Backstride in .venv (once, about a minute) ..."
    "$found" -m venv .venv || { rm -rf .venv; give_up "$found could not make the folder .venv."; }
else
    say "Bringing .venv up to date ..."
fi
install --require-hashes --only-binary :all: -r "requirements/$wanted.txt"
install --no-deps --no-build-isolation --editable .
stamp_of "$wanted" >".venv/$wanted.stamp"

#!/bin/sh
# Lighthouse on the pages of a new and of a lived-in runner, as a table:  sh tools/lighthouse.sh [PAGE ...]
# It needs node 18.20 or newer with npm, and a Chromium. What it installs, in the versions of tools/lighthouse/, is in
# build/lighthouse only; make test does without it. RUNS=3 gives the median of three runs. docs/web.md says what came out.
set -eu
cd "$(dirname "$0")/.."
place=build/lighthouse

give_up() { printf '%s\n' "$@" >&2; exit 2; }

for program in node npm; do
    command -v "$program" >/dev/null || give_up "Lighthouse needs node 18.20 or newer with npm, and $program was not found." \
        "  Debian:  sudo apt-get install nodejs npm"
done
node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 18 || (a == 18 && b >= 20) ? 0 : 1)' ||
    give_up "Lighthouse needs node 18.20 or newer; this is $(node --version)."
CHROMIUM=$(sh tools/browser.sh --print)
[ -n "$CHROMIUM" ] || give_up "Lighthouse needs Chromium; make browser says how to get it."

mkdir -p "$place"
wanted=$(cat tools/lighthouse/package*.json | cksum)
if [ "$(cat "$place/stamp" 2>/dev/null || true)" != "$wanted" ]; then
    echo "Installing Lighthouse in $place (once) ..." >&2
    cp tools/lighthouse/package.json tools/lighthouse/package-lock.json "$place"
    (cd "$place" && npm ci --silent --no-audit --no-fund --ignore-scripts) ||
        give_up "npm could not install Lighthouse; nothing outside $place was changed."
    printf '%s\n' "$wanted" >"$place/stamp"
fi
cp tools/lighthouse/measure.mjs "$place"

data=$(mktemp -d)
servers=""
# shellcheck disable=SC2086
trap 'kill $servers 2>/dev/null || true; wait; rm -rf "$data"' EXIT
trap 'exit 130' INT TERM

serve() {
    .venv/bin/backstride --data "$data/$1" serve --no-browser --port 0 >"$data/$1.said" 2>&1 </dev/null &
    servers="$servers $!"
}

address() {
    for _ in $(seq 600); do
        found=$(sed -n 's,.*\(http://[0-9.:]*\)/.*,\1,p' "$data/$1.said")
        [ -z "$found" ] || { printf '%s' "$found"; return; }
        sleep 0.1
    done
    give_up "The server did not start:" "$(cat "$data/$1.said")"
}

mkdir "$data/new" "$data/lived"
PYTHONPATH=tests:tests/web .venv/bin/python -c \
    'import sys, lives; from pathlib import Path; lives.lived(Path(sys.argv[1]))' "$data/lived"
serve new
serve lived
new=$(address new)
lived=$(address lived)
CHROMIUM=$CHROMIUM REPORT=${REPORT:-$place/report.json} node "$place/measure.mjs" "$new" "$lived" "$@"

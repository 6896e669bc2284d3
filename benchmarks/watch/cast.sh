#!/usr/bin/env bash
# Makes the README's pictures of `proofrepair watch`, in light and in dark: a real session on a terminal, typed by cast.mjs. It needs the embedded
# Lean, Node, npm (for xterm.js, which draws what the terminal was sent), Chromium, and `script` of util-linux.
set -euo pipefail
cd "$(dirname "$0")"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
dotnet build -c Release ../../src/ProofRepair.Cli -v quiet -p:RunAnalyzers=false
npm install --silent --no-fund --no-audit --prefix "$work" @xterm/xterm@6.0.0
mkdir -p "$work/bin" "$work/project" ../../docs/pictures
printf '#!/bin/sh\nexec dotnet "%s" "$@"\n' "$(realpath ../../src/ProofRepair.Cli/bin/Release/net10.0/proofrepair.dll)" > "$work/bin/proofrepair"
chmod +x "$work/bin/proofrepair"
PATH="$work/bin:$PATH" node cast.mjs "$work/project" "$work/session.txt"
node cast-page.mjs "$work/session.txt" "$work/node_modules/@xterm/xterm" "$work/page.html"
for scheme in light dark; do
    node ../report/browser.mjs picture "$work/page.html" "../../docs/pictures/watch-$scheme.png" "$scheme" 900 0
done

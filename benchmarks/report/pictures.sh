#!/usr/bin/env bash
# Makes the README's pictures of a report, in light and in dark, of two generated runs, which say that they are.
set -euo pipefail
cd "$(dirname "$0")"
page="$(mktemp -d)/report.html"
trap 'rm -rf "$(dirname "$page")"' EXIT
mkdir -p ../../docs/pictures
dotnet run --project . -- 240 "$page" 2
for scheme in light dark; do
    node browser.mjs picture "$page" "../../docs/pictures/report-$scheme.png" "$scheme" 1200 1500
done

#!/usr/bin/env bash
# Opens the report of PROBLEMS generated problems (5000) in headless Chromium and prints what loading and each interaction took.
set -euo pipefail
cd "$(dirname "$0")"
page="$(mktemp -d)/report.html"
trap 'rm -rf "$(dirname "$page")"' EXIT
dotnet run -c Release --project . -- "${1:-5000}" "$page" "${2:-1}"
node browser.mjs measure "$page"

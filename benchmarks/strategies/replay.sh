#!/usr/bin/env bash
# The strategies of the budget on real Lean: the same recorded samples, the same budget, one run for each, and a report that compares them.
# usage: benchmarks/strategies/replay.sh SUITE RECORDING SAMPLES OUT [further options of bench, such as --split test --limit 40]
# PROOFREPAIR: another build of the program.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
suite=$1 recording=$2 samples=$3 out=$4
shift 4
[ -n "${PROOFREPAIR:-}" ] || dotnet build "$root/src/ProofRepair.Cli" --configuration Release --nologo --verbosity quiet
proofrepair() { "${PROOFREPAIR:-$root/src/ProofRepair.Cli/bin/Release/net10.0/proofrepair}" "$@"; }
for strategy in uniform round-robin adaptive knapsack; do
  # Exit code 1: some were not proved.
  proofrepair bench "$suite" --sampler "replay:$recording" --strategy "$strategy" --budget "samples=$samples" --learnt none --deterministic --out "$out/$strategy" "$@" || [ $? -eq 1 ]
done
proofrepair report "$out"/{uniform,round-robin,adaptive,knapsack} --out "$out/report.html" --json "$out/report.json"

#!/usr/bin/env bash
# Memory of this program over a run of many problems with the scripted Lean of the tests: resident set in MiB at each tenth of the run.
# usage: benchmarks/load/memory.sh [PROBLEMS]
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
problems=${1:-100000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dotnet build "$root/src/ProofRepair.Cli" --configuration Release --nologo --verbosity quiet >&2
dotnet build "$root/tests/ProofRepair.FakeLean" --configuration Release --nologo --verbosity quiet >&2
awk -v n="$problems" 'BEGIN { for (i = 0; i < n; i++) printf "{\"name\":\"p%d\",\"split\":\"test\",\"header\":\"\",\"formal_statement\":\"theorem p%d : %d = %d\"}\n", i, i, i, i }' > "$work/suite.jsonl"
awk -v n="$problems" 'BEGIN { for (i = 0; i < n; i++) printf "{\"name\":\"p%d\",\"proof\":\"theorem p%d : %d = %d := by\\n  nonsense\\n--! error no such tactic\\n  more\\n\"}\n", i, i, i, i }' > "$work/samples.jsonl"
"$root/src/ProofRepair.Cli/bin/Release/net10.0/proofrepair" bench "$work/suite.jsonl" --port none --sandbox off --learnt none --json --stages none \
  --lean "$root/tests/ProofRepair.FakeLean/bin/Release/net10.0/ProofRepair.FakeLean" \
  --sampler "replay:$work/samples.jsonl" --samples 1 --rounds 1 --out "$work/out" > "$work/events" &
pid=$!
while kill -0 "$pid" 2> /dev/null; do
  rss=$(awk '/^VmRSS/ { print int($2 / 1024) }' "/proc/$pid/status" 2> /dev/null || true)
  [ -n "$rss" ] && echo "$(wc -l < "$work/events") $rss"
  sleep 2
done > "$work/samples"
wait "$pid" || true
awk -v n="$problems" '
  { tenth = int(10 * $1 / n); if (tenth > 9) tenth = 9; sum[tenth] += $2; count[tenth]++; if ($2 > most[tenth]) most[tenth] = $2 }
  END { for (t = 0; t < 10; t++) if (count[t]) printf "%3d to %3d %% of the problems: %4d MiB on average, %4d at most\n", 10 * t, 10 * t + 10, sum[t] / count[t], most[t] }' "$work/samples"
tail -n 1 "$work/events"

#!/usr/bin/env bash
# A run that is killed (SIGKILL) again and again at random moments, against one that is not: the same problems proved, the same counts, line by line.
# usage: benchmarks/load/kills.sh FOLDER KILLS SECONDS STORE SUITE [options of bench]
# PROOFREPAIR: another build of the program. FOLDER keeps both runs; the one that is not killed is made once. A kill comes at a random moment up to SECONDS after a start. STORE: a .db file or postgres://…
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$1 kills=$2 seconds=$3 store=$4
shift 4
mkdir -p "$folder"
[ -n "${PROOFREPAIR:-}" ] || dotnet build "$root/src/ProofRepair.Cli" --configuration Release --nologo --verbosity quiet >&2
program=${PROOFREPAIR:-$root/src/ProofRepair.Cli/bin/Release/net10.0/proofrepair}
bench=("$program" bench "$@" --deterministic --learnt none --json)
# What must not depend on kills: all but the time, and the function in which Lean's heartbeats ended (it depends on what stood before in the same process).
lines() { sed -E 's/"lean_seconds":[0-9.eE+-]+,//; s/timeout at (`|\\u0060)[A-Za-z]+(`|\\u0060)/timeout/' "$1/results.jsonl" | sort; }
count() { sed -nE "s/.*\"$2\":([0-9]+).*/\1/p" <<< "$(tail -n 1 "$1")"; }

if [ ! -e "$folder/whole.end" ]; then
  "${bench[@]}" --out "$folder/whole" > "$folder/whole.events" 2> "$folder/whole.log" || [ $? -eq 1 ]
  tail -n 1 "$folder/whole.events" > "$folder/whole.end"
fi

killed=$folder/killed-$(basename "$store" | tr -c 'A-Za-z0-9\n' -)
done=0 early=0
while [ "$done" -lt "$kills" ]; do
  "${bench[@]}" --out "$killed" --store "$store" > "$killed.events" 2>> "$killed.log" &
  pid=$!
  sleep "$(awk -v s="$seconds" -v r="$RANDOM" 'BEGIN { printf "%.2f", 2 + (s - 2) * r / 32768 }')"
  if kill -9 "$pid" 2> /dev/null; then
    wait "$pid" 2> /dev/null || true
    done=$((done + 1))
    echo "kill $done: $(wc -l < "$killed/results.jsonl" 2> /dev/null || echo 0) problems finished"
  else
    wait "$pid" || true
    early=1
    break
  fi
done
[ "$early" = 0 ] || echo "the run was over after $done kills"
"${bench[@]}" --out "$killed" --store "$store" > "$killed.events" 2>> "$killed.log" || [ $? -eq 1 ]

echo "not killed: $(cat "$folder/whole.end")"
echo "killed $done times: $(tail -n 1 "$killed.events")"
echo "lines of one problem twice: $(sed -E 's/.*"name":"([^"]*)".*/\1/' "$killed/results.jsonl" | sort | uniq -d | wc -l)"
for what in problems proved samples; do
  [ "$(count "$folder/whole.end" $what)" = "$(count "$killed.events" $what)" ] || { echo "$what differ"; exit 1; }
done
diff <(lines "$folder/whole") <(lines "$killed") > "$killed.diff" && echo "the same, line by line" || { echo "lines differ: $killed.diff"; exit 1; }

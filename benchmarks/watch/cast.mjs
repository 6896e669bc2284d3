// Runs `proofrepair watch` on a terminal of its own in FOLDER, saves two broken files, and applies one of what is offered.
// What the terminal was sent goes into FILE.
//   node cast.mjs FOLDER FILE
import { spawn } from "node:child_process";
import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [folder, out] = process.argv.slice(2);
const wait = ms => new Promise(done => setTimeout(done, ms));
const bounds = by => `theorem bounds (x : Int) (h : 0 < x) (h' : 2 * x < 6) : x = 1 ∨ x = 2 := by\n  have small : x < 3 := by\n    ${by}\n  omega\n`;
const swap = by => `theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := by\n  ${by}\n`;

// As many editors save: a new file takes the old one's place.
function save(name, text) {
  writeFileSync(join(folder, `.${name}.new`), text);
  renameSync(join(folder, `.${name}.new`), join(folder, name));
}

save("Bounds.lean", bounds("omega"));
save("Swap.lean", swap("exact ⟨h.2, h.1⟩"));
const command = "stty cols 100 rows 40; printf '$ proofrepair watch\\n'; exec proofrepair watch --learnt none --lean embedded";
const terminal = spawn("script", ["-qefc", command, "/dev/null"], { cwd: folder, env: { ...process.env, TERM: "xterm-256color", COLORTERM: "truecolor", CI: "" } });
let text = "";
terminal.stdout.setEncoding("utf8").on("data", part => { text += part; });
let ended = false;
const end = new Promise(done => terminal.once("exit", code => { ended = true; done(code); }));

let seen = 0;
async function shows(what) {
  for (const last = Date.now() + 300_000; ; await wait(50)) {
    const at = text.indexOf(what, seen);
    if (at >= 0) { seen = at + what.length; return; }
    if (ended || Date.now() > last) throw new Error(`it did not show ${what}:\n${text}`);
  }
}

await shows("Nothing is offered");
// Until the warm Lean has loaded, as it has when a person has typed something.
await wait(45_000);
save("Bounds.lean", bounds("simp"));
await shows("1 offer");
save("Swap.lean", swap("exact h"));
await shows("2 offers");
await wait(500);
terminal.stdin.write("a");
await shows(": written");
await shows("1 offer");
await wait(500);
// What the terminal shows now is the picture.
writeFileSync(out, text);
terminal.stdin.write("\u0003");
if (await end !== 0) throw new Error("it did not end well");

// A page that shows what a terminal was sent, drawn by xterm.js in the colours that the reader prefers.
//   node cast-page.mjs SESSION.txt XTERM_FOLDER PAGE.html
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [session, xterm, page] = process.argv.slice(2);
const script = text => text.replaceAll("</", "<\\/");
const draw = (text, columns, rows) => {
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
  const theme = isDark
    ? { background: "#0d1117", foreground: "#e6edf3", green: "#3fb950", red: "#ff7b72", yellow: "#d29922", brightBlack: "#8b949e", brightGreen: "#56d364" }
    : { background: "#ffffff", foreground: "#1f2328", green: "#116329", red: "#cf222e", yellow: "#7d4e00", brightBlack: "#656d76", brightGreen: "#1a7f37" };
  document.body.style.background = theme.background;
  const terminal = new Terminal({ cols: columns, rows, scrollback: 1000, theme, fontFamily: "DejaVu Sans Mono, Menlo, Consolas, monospace", fontSize: 14, lineHeight: 1.2, cursorInactiveStyle: "none", allowTransparency: false });
  terminal.open(document.getElementById("terminal"));
  terminal.write(text, () => {
    terminal.resize(columns, terminal.buffer.active.baseY + terminal.buffer.active.cursorY + 1);
    requestAnimationFrame(() => setTimeout(() => { document.documentElement.dataset.ready = "true"; }, 200));
  });
};

writeFileSync(page, `<!doctype html><html lang="en"><meta charset="utf-8"><title>proofrepair watch</title>
<style>${readFileSync(join(xterm, "css/xterm.css"), "utf8")} body { margin: 0; padding: 16px } .xterm .scrollbar { display: none !important }</style>
<div id="terminal"></div>
<script>${script(readFileSync(join(xterm, "lib/xterm.js"), "utf8"))}</script>
<script>(${draw})(${script(JSON.stringify(readFileSync(session, "utf8")))}, 100, 40);</script></html>`);

// Opens a report in headless Chromium by the DevTools protocol (over a pipe; nothing to install), and either times it or takes its picture.
//   node browser.mjs measure PAGE.html
//   node browser.mjs picture PAGE.html OUT.png light|dark WIDTH HEIGHT [SCRIPT]      (HEIGHT 0: as high as the page)
// Prints one line of JSON. Exit code 3: no Chromium.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync, existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [action, page, ...rest] = process.argv.slice(2);
const wait = ms => new Promise(done => setTimeout(done, ms));

function chromium() {
  const names = ["chromium", "chromium-browser", "google-chrome"];
  const places = [process.env.CHROMIUM, ...(process.env.PATH ?? "").split(delimiter).flatMap(folder => names.map(name => join(folder, name)))];
  return places.find(place => place && existsSync(place));
}

async function until(what, attempt, seconds = 120) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await wait(50)) {
    const answer = await attempt();
    if (answer) return answer;
  }
  throw new Error(`${what} did not come within ${seconds} s`);
}

// The protocol over the pipe that Chromium offers: messages end in a zero byte.
class Tab {
  #pipe; #next = 1; #waiting = new Map(); #session; events = [];
  static async open(child) {
    const tab = new Tab();
    tab.#pipe = child.stdio[3];
    let text = "";
    child.stdio[4].setEncoding("utf8").on("data", part => {
      const messages = (text + part).split("\0");
      text = messages.pop();
      messages.forEach(m => tab.#receive(JSON.parse(m)));
    });
    child.once("exit", () => tab.#waiting.forEach(w => w.failed(new Error("Chromium ended"))));
    const target = await until("a tab", async () => (await tab.send("Target.getTargets")).targetInfos.find(t => t.type === "page"));
    tab.#session = (await tab.send("Target.attachToTarget", { targetId: target.targetId, flatten: true })).sessionId;
    return tab;
  }
  #receive(answer) {
    if (!answer.id) { this.events.push(answer); return; }
    const { done, failed } = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (answer.error) failed(new Error(answer.error.message)); else done(answer.result);
  }
  send(method, params = {}) {
    const id = this.#next++;
    return new Promise((done, failed) => {
      this.#waiting.set(id, { done, failed });
      this.#pipe.write(JSON.stringify({ id, method, params, sessionId: this.#session }) + "\0");
    });
  }
  async run(expression) {
    const { result, exceptionDetails } = await this.send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }
}

// An interaction ends when the frame after it has been painted.
const timing = `
  const timed = async act => { const from = performance.now(); act(); document.body.getBoundingClientRect(); await new Promise(d => requestAnimationFrame(() => setTimeout(d, 0))); return Math.round((performance.now() - from) * 10) / 10; };
  const type = text => { const box = document.getElementById("f-text"); box.value = text; box.dispatchEvent(new Event("input", { bubbles: true })); };
  const choose = (id, value) => { const box = document.getElementById(id); box.value = value; box.dispatchEvent(new Event("change", { bubbles: true })); };
  const open = n => document.querySelectorAll("#rows > tr:not(.detail) th button")[n].click();
  const sort = n => document.querySelectorAll("#heads button")[n].click();
`;
const interactions = {
  "filter by text, first": `type("sq")`, "filter by text, next letter": `type("n > 1")`, "filter by text, cleared": `type("")`,
  "filter by status": `choose("f-status", "unproved")`, "filter by status, cleared": `choose("f-status", "")`,
  "sort by name": `sort(0)`, "sort by last column": `sort(document.querySelectorAll("#heads button").length - 1)`, "sort, the other way": `sort(document.querySelectorAll("#heads button").length - 1)`,
  "open a problem": `open(0)`, "open another": `open(1)`, "close it": `open(1)`, "show more": `document.getElementById("more").click()`,
};

// Milliseconds of the processor that the page's main thread has used: what other work on the machine does not stretch.
const busy = async tab => 1000 * (await tab.send("Performance.getMetrics")).metrics.find(m => m.name === "TaskDuration").value;

async function measure(tab, address) {
  const from = Date.now();
  await tab.send("Page.navigate", { url: address });
  await until("the page", () => tab.run("document.documentElement.dataset.ready === 'true' && document.readyState === 'complete'").catch(() => false));
  const seen = Date.now() - from;
  const load = await tab.run("(() => { const n = performance.getEntriesByType('navigation')[0]; const p = performance.getEntriesByName('first-contentful-paint')[0]; return { loaded: Math.round(n.loadEventEnd), painted: Math.round(p?.startTime ?? -1) }; })()");
  const loading = await busy(tab);
  const [times, processor] = [{}, {}];
  for (const [name, act] of Object.entries(interactions)) {
    const before = await busy(tab);
    times[name] = await tab.run(`(async () => { ${timing} return await timed(() => { ${act} }); })()`);
    processor[name] = Math.round((await busy(tab) - before) * 10) / 10;
  }
  const state = await tab.run(`({
    problems: document.getElementById("count").textContent, rows: document.querySelectorAll("#rows > tr").length, details: document.querySelectorAll("tr.detail").length,
    overflows: document.documentElement.scrollWidth > document.documentElement.clientWidth, hostile: globalThis.hostile ?? null, images: document.images.length,
    scripts: document.querySelectorAll("script:not([type])").length, text: document.querySelector(".detail-body")?.textContent ?? "",
  })`);
  const complaints = tab.events.filter(e => e.method === "Log.entryAdded" || e.method === "Runtime.exceptionThrown").map(e => e.params.entry?.text ?? e.params.exceptionDetails.exception?.description ?? e.params.exceptionDetails.text);
  const requests = tab.events.filter(e => e.method === "Network.requestWillBeSent").map(e => e.params.request.url).filter(url => url !== address);
  return { load_ms: load.loaded, first_paint_ms: load.painted, ready_ms: seen, load_processor_ms: Math.round(loading), interactions_ms: times, interactions_processor_ms: processor, state, complaints, requests };
}

async function picture(tab, address, [out, scheme, width, height, script]) {
  await tab.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: scheme }] });
  await tab.send("Emulation.setDeviceMetricsOverride", { width: Number(width), height: Number(height), deviceScaleFactor: 1, mobile: Number(width) < 600 });
  await tab.send("Page.navigate", { url: address });
  await until("the page", () => tab.run("document.documentElement.dataset.ready === 'true'").catch(() => false));
  if (script) await tab.run(`(async () => { ${timing} ${script} })()`);
  if (Number(height) === 0) {
    const all = await tab.run("document.documentElement.getBoundingClientRect().height");
    await tab.send("Emulation.setDeviceMetricsOverride", { width: Number(width), height: Math.ceil(all), deviceScaleFactor: 1, mobile: false });
  }
  await wait(300);
  const { data } = await tab.send("Page.captureScreenshot", { format: "png" });
  writeFileSync(out, Buffer.from(data, "base64"));
  return { out, bytes: Buffer.from(data, "base64").length, overflows: await tab.run("document.documentElement.scrollWidth > document.documentElement.clientWidth") };
}

const program = chromium();
if (!program) {
  console.error("There is no Chromium: install the package chromium, or name it in CHROMIUM.");
  process.exit(3);
}

const profile = mkdtempSync(join(tmpdir(), "proofrepair-chromium-"));
const child = spawn(program, ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--hide-scrollbars", "--remote-debugging-pipe", `--user-data-dir=${profile}`, "about:blank"], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
try {
  const tab = await Tab.open(child);
  for (const domain of ["Page", "Runtime", "Log", "Network"]) await tab.send(`${domain}.enable`);
  await tab.send("Performance.enable", { timeDomain: "threadTicks" });
  const address = pathToFileURL(resolve(page)).href;
  console.log(JSON.stringify(action === "picture" ? await picture(tab, address, rest) : await measure(tab, address)));
} finally {
  const ended = new Promise(done => child.once("exit", done));
  child.kill();
  await Promise.race([ended, wait(10_000)]);
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}
process.exit(0);

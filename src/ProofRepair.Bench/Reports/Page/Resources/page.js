"use strict";
(() => {
  const index = JSON.parse(document.getElementById("index").textContent);
  const { runs, problems, chunkSize } = index;
  const BATCH = 40;
  const byId = id => document.getElementById(id);
  const state = { run: 0, text: "", status: "", split: "", domain: "", stage: "", flagged: false, differs: false, sort: "", down: false };
  let shown = [];
  let drawn = 0;

  // Texts are untrusted: they only ever become text nodes. Characters that turn or hide what stands beside them are spelt out.
  const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
  const visible = text => text.replace(/\r\n/g, "\n").replace(HIDDEN, c => "⟨U+" + c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0") + "⟩");

  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes ?? {})) {
      if (name === "on") for (const [event, run] of Object.entries(value)) made.addEventListener(event, run);
      else if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
    }
    for (const child of children.flat()) {
      if (child === null || child === undefined) continue;
      made.append(typeof child === "string" ? document.createTextNode(visible(child)) : child);
    }
    return made;
  }

  // Columns of the table: how a cell reads, how it sorts.
  // A format costs far more to make than to use.
  const formats = [0, 1, 2, 3].map(digits => new Intl.NumberFormat("en", { maximumFractionDigits: digits, minimumFractionDigits: digits }));
  const number = (value, digits) => value === null || value === undefined ? "" : formats[digits].format(value);
  const outcome = p => p.outcomes[state.run] ?? null;
  const any = f => problems.some(p => p.outcomes.some(o => o && f(o)));
  const ORDER = { proved: 0, unproved: 1, rejected: 2, absent: 3 };
  const STAGES = index.stages;
  const SYMBOL = { proved: "✓ proved", unproved: "○ unproved", rejected: "– rejected", absent: "not in this run" };
  const statusOf = o => o?.status ?? "absent";
  const columns = [
    { id: "key", title: "Problem", sort: p => p.key },
    { id: "status", title: "Status", sort: p => ORDER[statusOf(outcome(p))] },
    { id: "split", title: "Split", wide: true, text: p => p.split, sort: p => p.split, when: new Set(problems.map(p => p.split)).size > 1 },
    { id: "domain", title: "Domain", wide: true, text: p => p.domain ?? "", sort: p => p.domain ?? "", when: problems.some(p => p.domain) },
    { id: "stage", title: "Stage", wide: true, text: p => outcome(p)?.stage ?? "", sort: p => outcome(p)?.stage ? STAGES.indexOf(outcome(p).stage) : 99, when: any(o => o.stage) },
    { id: "samples", title: "Samples", wide: true, numeric: true, text: p => number(outcome(p)?.samples, 0), sort: p => outcome(p)?.samples ?? -1 },
    { id: "tokens", title: "Tokens", wide: true, numeric: true, text: p => number(outcome(p)?.tokens, 0), sort: p => outcome(p)?.tokens ?? -1, when: any(o => o.tokens !== undefined) },
    { id: "cost", title: "Cost", wide: true, numeric: true, text: p => number(outcome(p)?.cost, 3), sort: p => outcome(p)?.cost ?? -1, when: any(o => o.cost !== undefined) },
    { id: "seconds", title: "Lean s", wide: true, numeric: true, text: p => number(outcome(p)?.seconds, 1), sort: p => outcome(p)?.seconds ?? -1 },
  ].filter(c => c.when !== false);

  // What is shown, and in which order.
  const haystacks = problems.map(() => null);
  const haystack = i => haystacks[i] ??= (problems[i].key + "\n" + (problems[i].statement ?? "")).toLowerCase();
  const differs = p => new Set(p.outcomes.map(o => o?.status === "proved")).size > 1;

  function matches(p, i) {
    const o = outcome(p);
    return (!state.status || statusOf(o) === state.status)
      && (!state.split || p.split === state.split)
      && (!state.domain || p.domain === state.domain)
      && (!state.stage || o?.stage === state.stage)
      && (!state.flagged || (o?.flags?.length ?? 0) > 0)
      && (!state.differs || differs(p))
      && (!state.text || haystack(i).includes(state.text));
  }

  function select() {
    shown = [];
    for (let i = 0; i < problems.length; i++) if (matches(problems[i], i)) shown.push(i);
    const column = columns.find(c => c.id === state.sort);
    if (column) {
      const values = problems.map(p => column.sort(p));
      const sign = state.down ? -1 : 1;
      shown.sort((a, b) => sign * (values[a] < values[b] ? -1 : values[a] > values[b] ? 1 : 0) || a - b);
    }
    byId("count").textContent = `${number(shown.length, 0)} of ${number(problems.length, 0)} problems`;
    byId("table").setAttribute("aria-rowcount", shown.length + 1);
    byId("rows").replaceChildren();
    drawn = 0;
    draw();
  }

  // Only as many rows as have been scrolled to.
  function draw() {
    const part = document.createDocumentFragment();
    const end = Math.min(drawn + BATCH, shown.length);
    for (let at = drawn; at < end; at++) part.append(row(shown[at], at));
    byId("rows").append(part);
    drawn = end;
    byId("more").hidden = drawn >= shown.length;
    byId("more").textContent = `Show more (${number(shown.length - drawn, 0)} are left)`;
  }

  function row(i, at) {
    const p = problems[i];
    const o = outcome(p);
    const meta = columns.filter(c => c.wide && c.text(p)).map(c => c.numeric ? `${c.title} ${c.text(p)}` : c.text(p)).join(" · ");
    const button = element("button", { type: "button", class: "link", "aria-expanded": "false", on: { click: () => toggle(i, line) } }, p.key);
    const line = element("tr", { "aria-rowindex": at + 2, "data-problem": i },
      element("th", { scope: "row", class: "c-key" }, button, (o?.flags ?? []).map(f => [" ", element("span", { class: "flag" }, f)]).flat(), element("span", { class: "meta" }, meta)),
      element("td", { class: `c-status status-${statusOf(o)}` }, element("span", null, SYMBOL[statusOf(o)]),
        runs.length > 1 && differs(p) ? element("span", { class: "quiet" }, " runs differ") : null),
      columns.filter(c => c.text).map(c => element("td", { class: `${c.wide ? "wide" : ""} ${c.numeric ? "number" : ""}` }, c.text(p))));
    return line;
  }

  // Details, built when they are asked for.
  const chunks = new Map();
  function details(i) {
    const chunk = Math.floor(i / chunkSize);
    if (!chunks.has(chunk)) chunks.set(chunk, JSON.parse(byId(`details-${chunk}`).textContent));
    return chunks.get(chunk)[i % chunkSize];
  }

  function toggle(i, line) {
    const button = line.querySelector("button");
    const isOpen = button.getAttribute("aria-expanded") === "true";
    button.setAttribute("aria-expanded", String(!isOpen));
    if (isOpen) {
      line.nextElementSibling.remove();
      button.removeAttribute("aria-controls");
      return;
    }
    const id = `detail-${i}`;
    button.setAttribute("aria-controls", id);
    line.after(element("tr", { class: "detail", id }, element("td", { colspan: visibleColumns() }, detailBody(i))));
  }

  // A cell that spans columns which are not shown would still make room for them.
  const narrow = matchMedia("(max-width: 44rem)");
  const visibleColumns = () => narrow.matches ? columns.filter(c => !c.wide).length : columns.length;
  narrow.addEventListener("change", () => document.querySelectorAll("tr.detail > td").forEach(cell => { cell.colSpan = visibleColumns(); }));

  function detailBody(i) {
    const p = problems[i];
    const body = element("div", { class: "detail-body" });
    const of = details(i);
    body.append(section("Statement", p.informal ? element("p", null, p.informal) : null, p.statement ? code(p.statement, "statement") : element("p", { class: "quiet" }, "Not kept by this run; `report --suite` takes it from the suite.")));
    of.forEach((d, run) => { if (d) body.append(runDetail(p.outcomes[run], d, run)); });
    return body;
  }

  function runDetail(o, d, run) {
    const box = element("div", { class: "run-detail" });
    if (runs.length > 1) box.append(element("h3", null, element("span", { class: `swatch series-${run % 6}`, "aria-hidden": "true" }), `${runs[run]}: ${statusOf(o)}`));
    if (d.detail) box.append(element("p", { class: "warning" }, d.detail));
    if (d.diff) box.append(section(o.status === "proved" ? "From the attempt to the proof" : "The attempt", diff(d.diff)));
    else if (d.proof) box.append(section("Proof", code(d.proof, "proof")));
    if (d.attempts) box.append(section("Attempts and holes", element("ul", { class: "tree" }, d.attempts.map(attempt))));
    if (d.open) box.append(section("Goals that are still open", element("ul", { class: "tree" }, d.open.map(hole))));
    if (d.messages) box.append(section("Lean’s messages", messages(d.messages)));
    if (d.checks) box.append(section("Checks of the verdict", element("ul", null, d.checks.map(c => element("li", null, c)), d.axioms ? element("li", null, `Axioms: ${d.axioms.length ? d.axioms.join(", ") : "none"}`) : null)));
    if (d.header) box.append(folded("Header", () => code(d.header, "header")));
    if (d.certificate) box.append(folded("Certificate", () => code(JSON.stringify(d.certificate, null, 2), "certificate")));
    return box;
  }

  const section = (title, ...children) => element("section", null, element("h4", null, title), ...children);
  const code = (text, label) => element("pre", { tabindex: "0", role: "region", "aria-label": label }, text);
  const MARK = { "+": "inserted", "-": "deleted", " ": "same" };
  const diff = lines => element("pre", { tabindex: "0", role: "region", "aria-label": "differences, line by line" }, lines.map(l => element("span", { class: `line ${MARK[l[0]]}` }, `${l[0]} ${l.slice(1)}`)));
  const messages = list => element("ul", null, list.map(m => element("li", null, element("strong", null, m.severity), m.line ? ` line ${m.line}, column ${m.column ?? 0}` : "", code(m.text, "message"))));

  function folded(title, content) {
    const fold = element("details", { on: { toggle: () => { if (fold.open && fold.children.length === 1) fold.append(content()); } } }, element("summary", null, title));
    return fold;
  }

  function attempt(a) {
    return element("li", null, element("strong", null, a.origin), a.outcome ? ` · ${a.outcome}` : "",
      a.body ? folded("Its text", () => code(a.body, "attempt")) : null,
      a.sketch ? folded("Its sketch", () => code(a.sketch, "sketch")) : null,
      a.messages ? folded("Lean’s messages on it", () => messages(a.messages)) : null,
      a.holes ? element("ul", { class: "tree" }, a.holes.map(hole)) : null);
  }

  function hole(h) {
    return element("li", null, element("strong", null, `Hole: ${h.state}`), h.filledBy ? ` by ${h.filledBy}` : "", code(h.goal, "goal"),
      h.originalText ? folded("What stood there", () => code(h.originalText, "original text")) : null,
      h.filling ? [element("span", { class: "quiet" }, h.state === "closed" ? "closed with" : "tried last"), code(h.filling, "filling")] : null,
      h.holes ? element("ul", { class: "tree" }, h.holes.map(hole)) : null);
  }

  // The controls.
  function control(label, id, values) {
    const options = [element("option", { value: "" }, "all"), ...values.map(v => element("option", { value: v }, v))];
    return element("label", null, label, element("select", { id: `f-${id}`, on: { change: e => { state[id] = e.target.value; select(); } } }, options));
  }
  const check = (label, id) => element("label", { class: "check" }, element("input", { type: "checkbox", id: `f-${id}`, on: { change: e => { state[id] = e.target.checked; select(); } } }), label);
  const distinct = f => [...new Set(problems.map(f).filter(v => v))].sort();

  function controls() {
    const form = byId("filters");
    form.addEventListener("submit", e => e.preventDefault());
    if (runs.length > 1) {
      form.append(element("label", null, "Run", element("select", { id: "f-run", on: { change: e => { state.run = Number(e.target.value); select(); } } },
        runs.map((name, i) => element("option", { value: String(i) }, name)))));
    }
    form.append(element("label", { class: "search" }, "Name or statement", element("input", { type: "search", id: "f-text", autocomplete: "off", spellcheck: "false", on: { input: e => { state.text = e.target.value.toLowerCase(); select(); } } })));
    form.append(control("Status", "status", ["proved", "unproved", "rejected"]));
    if (distinct(p => p.split).length > 1) form.append(control("Split", "split", distinct(p => p.split)));
    if (distinct(p => p.domain).length > 0) form.append(control("Domain", "domain", distinct(p => p.domain)));
    const stages = STAGES.filter(s => any(o => o.stage === s));
    if (stages.length > 0) form.append(control("Stage", "stage", stages));
    if (any(o => o.flags)) form.append(check("says little", "flagged"));
    if (runs.length > 1) form.append(check("runs differ", "differs"));
  }

  function heads() {
    for (const column of columns) {
      const head = element("th", { scope: "col", class: `c-${column.id} ${column.wide ? "wide" : ""} ${column.numeric ? "number" : ""}`, "aria-sort": "none" },
        element("button", { type: "button", on: { click: () => sortBy(column, head) } }, column.title));
      byId("heads").append(head);
    }
  }

  function sortBy(column, head) {
    [state.sort, state.down] = [column.id, state.sort === column.id && !state.down];
    for (const other of byId("heads").children) other.setAttribute("aria-sort", "none");
    head.setAttribute("aria-sort", state.down ? "descending" : "ascending");
    select();
  }

  // A link to one problem: it alone is shown, open.
  function follow() {
    const wanted = /^#problem=(.*)$/.exec(location.hash);
    if (!wanted) return;
    let key;
    try { key = decodeURIComponent(wanted[1]); } catch { return; }
    if (!problems.some(p => p.key === key)) return;
    byId("filters").reset();
    Object.assign(state, { text: key.toLowerCase(), status: "", split: "", domain: "", stage: "", flagged: false, differs: false });
    byId("f-text").value = key;
    if (runs.length > 1) byId("f-run").value = String(state.run);
    select();
    const line = [...byId("rows").children].find(r => problems[r.dataset.problem].key === key);
    if (!line) return;
    toggle(Number(line.dataset.problem), line);
    line.scrollIntoView({ block: "start" });
    line.querySelector("button").focus({ preventScroll: true });
  }

  function comparisons() {
    for (const list of document.querySelectorAll("[data-keys]")) {
      list.parentElement.addEventListener("toggle", () => {
        if (list.children.length > 0) return;
        list.append(...index.lists[list.dataset.keys].map(i => element("li", null, element("a", { href: `#problem=${encodeURIComponent(problems[i].key)}` }, problems[i].key))));
      });
    }
  }

  controls();
  heads();
  comparisons();
  select();
  byId("more").addEventListener("click", draw);
  new IntersectionObserver(entries => { if (entries.some(e => e.isIntersecting) && drawn < shown.length) draw(); }, { rootMargin: "600px" }).observe(byId("more"));
  addEventListener("hashchange", follow);
  follow();
  document.documentElement.dataset.ready = "true";
})();

// The driver's own options stand before "--"; what follows goes to Lean as it is, apart from --max-memory-mb, which Lean does not know.
const path = require('path');

const PAGE = 65536, MAX_PAGES = 32768;

function parse(argv, env) {
  const split = argv.indexOf('--');
  if (split < 0) throw new Error('usage: lean.cjs --runtime DIR -- ARGUMENTS OF LEAN');
  const own = argv.slice(0, split);
  const value = name => { const i = own.indexOf(name); return i < 0 ? undefined : own[i + 1]; };
  const runtime = value('--runtime');
  if (!runtime) throw new Error('--runtime DIR is missing: the folder that holds lean.js, lean.wasm and lib');
  let megabytes = value('--max-memory-mb') ?? env.PROOFREPAIR_MAX_MEMORY_MB;
  const lean = [];
  for (const argument of argv.slice(split + 1)) {
    const limit = /^--max-memory-mb=(\d+)$/.exec(argument);
    if (limit) megabytes = limit[1]; else lean.push(argument);
  }
  const pages = megabytes ? Math.min(MAX_PAGES, Math.ceil(Number(megabytes) * 2 ** 20 / PAGE)) : MAX_PAGES;
  if (!(pages > 0)) throw new Error(`--max-memory-mb must be a number of megabytes, not "${megabytes}"`);
  return {
    runtime: path.resolve(runtime),
    pages,
    threads: Number(env.PROOFREPAIR_LEAN_THREADS ?? 3),
    owner: Number(env.PROOFREPAIR_PARENT_PID ?? 0),
    holdStdin: own.includes('--hold-stdin') || env.PROOFREPAIR_HOLD_STDIN === '1',
    liveStdin: own.includes('--live-stdin') || env.PROOFREPAIR_LIVE_STDIN === '1',
    leanPath: (env.PROOFREPAIR_LEAN_PATH ?? '').split(path.delimiter).filter(Boolean).map(p => path.resolve(p)),
    lean,
  };
}

module.exports = { parse };

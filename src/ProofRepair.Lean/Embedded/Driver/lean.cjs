// node [flags] lean.cjs --runtime DIR [--max-memory-mb N] [--hold-stdin] [--live-stdin] -- ARGUMENTS OF LEAN
// Runs the embedded Lean as the native `lean` would run: the same arguments, stdin, stdout and exit code (others: exit-codes.cjs).
const fs = require('fs'), path = require('path');
const { Worker } = require('worker_threads');
const alarm = require('./alarm.cjs'), codes = require('./exit-codes.cjs'), files = require('./files.cjs'), glue = require('./glue.cjs'), input = require('./input.cjs'),
  leanArguments = require('./arguments.cjs'), memory = require('./memory.cjs'), noise = require('./noise.cjs'), options = require('./options.cjs'),
  output = require('./output.cjs'), symbols = require('./symbols.cjs');

const parent = process.ppid, bell = alarm.create();
let out, err;
function exit(code) {
  out?.flush();
  err?.flush();
  process.reallyExit(code);
}
// This build ends with a number of no meaning after it has said what it is.
const SAYS_WHAT_IT_IS = new Set(['--version', '-v', '--help', '-h', '--features', '-f', '--githash', '-g', '--print-prefix', '--print-libdir']);
const ofLean = code => option.lean.some(a => SAYS_WHAT_IT_IS.has(a)) ? 0 : code;
function end(code) {
  if (code === 0) files.deliver(module_.FS, given.outputs);
  exit(ofLean(code));
}
function fail(error) {
  alarm.ring(bell, ...alarm.ofError(error));
  exit(alarm.read(bell));
}
process.on('uncaughtException', fail).on('unhandledRejection', fail);

const option = options.parse(process.argv.slice(2), process.env);
const given = leanArguments.read(option.lean);

function stderrLine(bytes) {
  const line = bytes.toString('utf8');
  if (noise.isNoise(line)) return false;
  if (line.includes('INTERNAL PANIC')) {   // Lean would now wait for ever for threads that are gone
    output.writeAll(2, bytes);
    exit(/out of memory/.test(line) ? codes.outOfMemory : codes.panic);
  }
  return true;
}
out = output.lineWriter(1);
err = output.lineWriter(2, stderrLine);

const table = symbols.load(path.join(option.runtime, 'lean.symbols'));
const threadData = { runtime: option.runtime, symbols: table, alarm: bell };
new Worker(path.join(__dirname, 'watch.cjs'), { workerData: { parent, owner: option.owner, alarm: bell, holdStdin: option.holdStdin }, env: {}, stdin: false }).unref();

const module_ = {
  arguments: given.seen,
  thisProgram: 'lean',
  symbols: symbols.lookup(table),
  threadPool: option.threads,
  newThread: () => new Worker(path.join(__dirname, 'thread.cjs'), { workerData: threadData, env: {}, resourceLimits: { stackSizeMb: 256 } }),
  wasmMemory: new WebAssembly.Memory({ initial: Math.min(256, option.pages), maximum: option.pages, shared: true }),
  locateFile: name => path.join(option.runtime, name),
  stdin: option.liveStdin
    ? input.live(() => { out.flush(); output.writeAll(1, Buffer.from(`heap ${module_.wasmMemory.buffer.byteLength}\n`)); })
    : input.whole(option.lean.includes('--stdin')),
  stdout: out.put,
  stderr: err.put,
  onExit: end,
  quit: end,
  onAbort: what => { alarm.ring(bell, codes.panic, `aborted: ${what}`); exit(alarm.read(bell)); },
  tick: () => { const code = alarm.read(bell); if (code !== 0) exit(code); },
  preRun: [() => {
    const { FS, ENV } = module_;
    FS.mkdirTree('/bin');
    FS.writeFile(glue.PROGRAM, '');   // Lean looks at the file that it runs from
    ENV.LEAN_SYSROOT = '/';
    ENV.LEAN_PATH = [...option.leanPath.map(leanArguments.virtual), files.LIBRARY].join(':');
    ENV.LLVM_PROFILE_FILE = '/profile';   // in memory: the build leaves a profile behind at its end
    files.mount(FS, { library: path.join(option.runtime, 'lib'), leanPath: option.leanPath, given, folder: process.cwd() });
  }],
};
memory.watch(bytes => { alarm.ring(bell, codes.outOfMemory, alarm.outOfMemory(bytes)); exit(alarm.read(bell)); });
glue.run(option.runtime, module_);

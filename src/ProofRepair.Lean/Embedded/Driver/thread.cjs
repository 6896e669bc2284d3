// One of Lean's threads: its own copy of the glue over the shared memory.
const { workerData } = require('worker_threads');
const alarm = require('./alarm.cjs'), codes = require('./exit-codes.cjs'), glue = require('./glue.cjs'), memory = require('./memory.cjs'), symbols = require('./symbols.cjs');

process.on('uncaughtException', error => {
  if (error !== 'unwind') alarm.ring(workerData.alarm, ...alarm.ofError(error));
});
memory.watch(bytes => alarm.ring(workerData.alarm, codes.outOfMemory, alarm.outOfMemory(bytes)));
glue.run(workerData.runtime, {
  isThread: true,
  symbols: symbols.lookup(workerData.symbols),
  onAbort: what => alarm.ring(workerData.alarm, codes.panic, `aborted: ${what}`),
});

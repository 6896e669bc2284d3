// A word of shared memory by which any thread ends the process: Lean's main thread sits in WebAssembly and hears no message.
// 0 is "run on", else an exit code.
const fs = require('fs');
const codes = require('./exit-codes.cjs');

const create = () => new SharedArrayBuffer(4);
const ring = (shared, code, text) => {
  if (Atomics.compareExchange(new Int32Array(shared), 0, 0, code) === 0) fs.writeSync(2, `lean: ${text}\n`);
};
const read = shared => Atomics.load(new Int32Array(shared), 0);

const outOfMemory = bytes => `out of memory: the limit was reached at ${Math.round(bytes / 2 ** 20)} MB`;

function ofError(error) {
  const text = String(error?.stack ?? error).split('\n').slice(0, 3).join(' ');
  if (error instanceof RangeError && /call stack/.test(error.message)) return [codes.stackOverflow, 'a thread ran out of stack (deep recursion)'];
  if (/out of memory|could not allocate|Array buffer allocation/i.test(text)) return [codes.outOfMemory, 'out of memory'];
  if (error instanceof WebAssembly.RuntimeError) return [codes.trap, `WebAssembly stopped: ${text}`];
  return [codes.driverFault, text];
}

module.exports = { create, ring, read, outOfMemory, ofError };

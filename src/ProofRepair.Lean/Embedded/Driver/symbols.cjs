// Address of a name: an open-addressing table [hash, hash, address], written by SymbolTable.cs and shared by all threads.
// dlsym is called for every compiled function that Lean's interpreter meets.
const fs = require('fs');

const SEED_A = 0x811c9dc5, SEED_B = 0x9e3779b9, PRIME = 0x01000193;

function load(file) {
  const bytes = fs.readFileSync(file), shared = new SharedArrayBuffer(bytes.length);
  new Uint8Array(shared).set(bytes);
  return shared;
}

function lookup(shared) {
  const table = new Uint32Array(shared), mask = table.length / 3 - 1;
  const find = (a, b) => {
    a >>>= 0; b >>>= 0;
    for (let i = a & mask; table[3 * i + 2]; i = i + 1 & mask) {
      if (table[3 * i] === a && table[3 * i + 1] === b) return table[3 * i + 2];
    }
    return 0;
  };
  return {
    atPointer(heap, pointer) {
      let a = SEED_A, b = SEED_B;
      for (let c; (c = heap[pointer++]);) { a = Math.imul(a ^ c, PRIME); b = Math.imul(b ^ c, PRIME); }
      return find(a, b);
    },
    named(name) {
      let a = SEED_A, b = SEED_B;
      for (const c of Buffer.from(name)) { a = Math.imul(a ^ c, PRIME); b = Math.imul(b ^ c, PRIME); }
      return find(a, b);
    },
  };
}

module.exports = { load, lookup };

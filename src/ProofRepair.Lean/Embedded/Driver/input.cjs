// Lean's standard input, byte by byte. Null is its end; undefined is "no more for now", without which Lean waits for a full buffer.
const fs = require('fs');

const BLOCK = 1 << 16;

function whole(isWanted) {
  const input = isWanted ? fs.readFileSync(0) : Buffer.alloc(0);
  let read = 0;
  return () => read < input.length ? input[read++] : null;
}

// For a program that answers requests for as long as they come. `onWait` is called before each wait.
function live(onWait) {
  const block = Buffer.allocUnsafe(BLOCK);
  let length = 0, read = 0, rest = false;
  return () => {
    if (read < length) {
      rest = true;
      return block[read++];
    }
    if (rest) {
      rest = false;
      return undefined;
    }
    if (length === 0 || block[length - 1] === 10) onWait();   // not in the middle of a request
    length = fs.readSync(0, block, 0, BLOCK, null);
    read = 0;
    if (length === 0) return null;
    rest = true;
    return block[read++];
  };
}

module.exports = { whole, live };

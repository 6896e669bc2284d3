// Line by line: a run that is killed for time has already delivered what it finished.
const fs = require('fs');

const FLUSH_AT = 1 << 16;

function writeAll(fd, bytes) {
  for (let done = 0; done < bytes.length;) {
    try {
      done += fs.writeSync(fd, bytes, done);
    } catch (e) {
      if (e.code === 'EPIPE' || e.code === 'EOF') process.reallyExit(0);   // nobody reads any more
      if (e.code !== 'EAGAIN') throw e;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}

function lineWriter(fd, onLine = () => true) {
  let buffer = Buffer.allocUnsafe(FLUSH_AT), length = 0, whole = true;
  const flush = () => {
    const line = buffer.subarray(0, length);
    const begun = !whole;
    whole = length === 0 || line[length - 1] === 10;
    length = 0;   // before onLine, which may end the process and so flush again
    if (line.length > 0 && (begun || onLine(line))) writeAll(fd, line);
  };
  return {
    flush,
    put(byte) {
      if (byte === null) return;
      buffer[length++] = byte & 255;
      if (byte === 10 || length === FLUSH_AT) flush();
    },
  };
}

module.exports = { lineWriter, writeAll };

// Lean's code does not survive a heap that cannot grow: it reads at address 0. So the end of memory is told where it happens.
// The glue asks for more than it needs at first, and for less when that is refused: only a modest request that fails is the end.
const PAGE = 65536, MODEST_SHARE = 0.06, MODEST_BYTES = 16 * 2 ** 20;

function watch(onExhausted) {
  const grow = WebAssembly.Memory.prototype.grow;
  WebAssembly.Memory.prototype.grow = function (pages) {
    try {
      return grow.call(this, pages);
    } catch (e) {
      if (pages * PAGE <= this.buffer.byteLength * MODEST_SHARE + MODEST_BYTES) onExhausted(this.buffer.byteLength);
      throw e;
    }
  };
}

module.exports = { watch };

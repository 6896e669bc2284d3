// The files that Lean sees: libraries, read-only, and copies in memory of the files that it was given by name, nothing beside them. What it
// writes stays in memory too; of that, only the outputs that were asked for are copied to the host, and only after an end without errors.
const fs = require('fs'), path = require('path');
const { virtual } = require('./arguments.cjs');

const LIBRARY = '/lib/lean';
const EROFS = 69;
const WRITE_FLAGS = 3 | 64 | 512 | 1024;   // O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND
const PARTS = ['', '.server', '.private'];   // of an .olean

function guard(FS, NODEFS) {
  const refuse = () => { throw new FS.ErrnoError(EROFS); };
  for (const name of ['setattr', 'mknod', 'unlink', 'rmdir', 'rename', 'symlink']) NODEFS.node_ops[name] = refuse;
  const open = NODEFS.stream_ops.open;
  NODEFS.stream_ops.open = stream => stream.flags & WRITE_FLAGS ? refuse() : open(stream);
  NODEFS.stream_ops.write = refuse;
  NODEFS.stream_ops.setattr = refuse;
}

function mount(FS, { library, leanPath, given, folder }) {
  const NODEFS = FS.filesystems.NODEFS;
  guard(FS, NODEFS);
  const at = (root, point) => {
    FS.mkdirTree(point);
    FS.mount(NODEFS, { root }, point);
  };
  at(library, LIBRARY);
  const covered = root => leanPath.some(r => r !== root && root.startsWith(r.endsWith(path.sep) ? r : r + path.sep));
  for (const root of new Set(leanPath)) if (root !== '/' && !covered(root)) at(root, virtual(root));
  // A folder of a library is there already.
  const tree = point => { try { FS.mkdirTree(point); } catch (e) { if (e.errno !== EROFS) throw e; } };
  for (const file of given.inputs) {
    const seen = virtual(file);
    if (FS.analyzePath(seen).exists || !fs.statSync(file, { throwIfNoEntry: false })?.isFile()) continue;
    tree(path.posix.dirname(seen));
    FS.writeFile(seen, fs.readFileSync(file));
  }
  for (const output of given.outputs) FS.mkdirTree(path.posix.dirname(output.seen));
  const current = virtual(folder);
  for (const point of [...given.folders, current]) tree(point);
  FS.chdir(current);
}

function deliver(FS, outputs) {
  for (const { seen, host } of outputs) {
    for (const part of PARTS) {
      if (FS.analyzePath(seen + part).exists) fs.writeFileSync(host + part, FS.readFile(seen + part));
    }
  }
}

module.exports = { mount, deliver, LIBRARY };

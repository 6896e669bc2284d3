// The files that Lean sees: its library and the input's folder, both read-only, and an output folder only when -o or -i asks for one.
const { virtual } = require('./arguments.cjs');

const LIBRARY = '/lib/lean';
const EROFS = 69;
const WRITE_FLAGS = 3 | 64 | 512 | 1024;   // O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND

function guard(FS, NODEFS) {
  const refuse = () => { throw new FS.ErrnoError(EROFS); };
  const writable = node => node.mount.opts.writable || refuse();
  const before = (ops, name, check) => { const inner = ops[name]; ops[name] = (...a) => { check(...a); return inner(...a); }; };
  for (const name of ['setattr', 'mknod', 'unlink', 'rmdir']) before(NODEFS.node_ops, name, writable);
  before(NODEFS.node_ops, 'rename', (node, folder) => { writable(node); writable(folder); });
  before(NODEFS.node_ops, 'symlink', refuse);   // a link could lead out of the folder
  before(NODEFS.stream_ops, 'open', stream => { if (stream.flags & WRITE_FLAGS) writable(stream.node); });
  before(NODEFS.stream_ops, 'setattr', stream => writable(stream.node));
}

function mount(FS, { library, leanPath, inputs, outputs, folder }) {
  const NODEFS = FS.filesystems.NODEFS;
  guard(FS, NODEFS);
  const at = (root, point, writable) => {
    FS.mkdirTree(point);
    FS.mount(NODEFS, { root, writable }, point);
  };
  at(library, LIBRARY, false);
  const wanted = new Map();
  for (const root of [...leanPath, ...inputs]) wanted.set(root, false);
  for (const root of outputs) wanted.set(root, true);
  const covered = (root, writable) => [...wanted].some(([r, w]) => r !== root && w === writable && root.startsWith(r.endsWith('/') ? r : r + '/'));
  for (const [root, writable] of [...wanted].sort((a, b) => a[0].length - b[0].length)) {
    if (root !== '/' && !covered(root, writable)) at(root, virtual(root), writable);
  }
  const current = virtual(folder);
  try { FS.mkdirTree(current); } catch (e) { if (e.errno !== EROFS) throw e; }
  FS.chdir(current);
}

module.exports = { mount, LIBRARY };

// Which of Lean's arguments name files of the host, and how Lean sees them: POSIX paths stay as they are, "C:\a" becomes "/C/a".
// What Lean writes goes to a folder in memory, whatever the path that was given.
const path = require('path');

const WITH_VALUE = new Set(['-o', '-i', '-c', '-b', '-R', '-M', '-T', '-t', '-j', '-s', '-D', '-E', '-W',
  '--root', '--memory', '--trust', '--timeout', '--threads', '--tstack', '--setup', '--error', '--plugin', '--load-dynlib', '--src-deps', '--deps']);
const OUTPUT = new Set(['-o', '-i', '-c', '-b']);
const ROOT = new Set(['-R', '--root']);
const INPUT = new Set(['--setup']);
const WRITTEN = '/written';

const virtual = host => process.platform === 'win32'
  ? path.resolve(host).replace(/^([A-Za-z]):/, '/$1').replaceAll('\\', '/')
  : path.resolve(host);

function read(args) {
  const inputs = [], folders = [], outputs = [], seen = [];
  const asSeen = p => path.isAbsolute(p) ? virtual(p) : p.replaceAll(path.sep, '/');
  const note = (option, value) => {
    if (OUTPUT.has(option)) {
      const output = { host: path.resolve(value), seen: `${WRITTEN}/${outputs.length}/${path.basename(value)}` };
      outputs.push(output);
      return output.seen;
    }
    if (ROOT.has(option)) folders.push(virtual(value));
    else if (INPUT.has(option)) inputs.push(path.resolve(value));
    else return value;
    return asSeen(value);
  };
  for (let i = 0; i < args.length; i++) {
    const a = args[i], joined = /^(-[oicbR])(.+)$/.exec(a) ?? /^(--(?:root|setup))=(.+)$/.exec(a);
    if (WITH_VALUE.has(a) && i + 1 < args.length) seen.push(a, note(a, args[++i]));
    else if (joined) seen.push(a.slice(0, a.length - joined[2].length) + note(joined[1], joined[2]));
    else if (a.startsWith('-')) seen.push(a);
    else { inputs.push(path.resolve(a)); seen.push(asSeen(a)); }
  }
  return { seen, inputs: [...new Set(inputs)], folders, outputs };
}

module.exports = { read, virtual };

// Ends this process when its parent is gone (kill -9 included), and when a thread rang the alarm but the main thread does not hear it.
// Works by polling the parent's id and that of PROOFREPAIR_PARENT_PID (which may have died before this process looked), and with --hold-stdin by the end of stdin too, which reaches through shells in between.
const { workerData } = require('worker_threads'), net = require('net');
const alarm = require('./alarm.cjs');

const EVERY_MS = 250, PATIENCE = 4;
const die = () => process.kill(process.pid, 'SIGKILL');

function isGone(pid) {
  try { process.kill(pid, 0); return false; } catch (e) { return e.code === 'ESRCH'; }
}

const parentIsGone = () => (process.platform === 'win32' ? isGone(workerData.parent) : process.ppid !== workerData.parent)
  || workerData.owner > 0 && isGone(workerData.owner);

let rung = 0;
setInterval(() => {
  if (parentIsGone()) die();
  if (alarm.read(workerData.alarm) !== 0 && ++rung > PATIENCE) die();
}, EVERY_MS);

if (workerData.holdStdin) {
  const pipe = new net.Socket({ fd: 0, readable: true, writable: false });   // not fs.read: a thread blocked in it could not be ended
  pipe.on('data', () => { }).on('end', die).on('error', die);
}

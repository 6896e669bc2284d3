// Runs the package's own script, prepared by GluePatch.cs, with our Module. __filename is what Lean takes for its own path.
const fs = require('fs'), path = require('path'), vm = require('vm');

const PROGRAM = '/bin/lean';

// Node's permission model forbids the real one; the script asks it for the flags of open().
process.binding = () => ({ fs: fs.constants });

function run(runtime, module) {
  const file = path.join(runtime, 'lean.js');
  vm.compileFunction(fs.readFileSync(file, 'utf8'), ['Module', 'require', '__filename', '__dirname', 'module'], { filename: file })(
    module, require, PROGRAM, path.posix.dirname(PROGRAM), { exports: {} });
}

module.exports = { run, PROGRAM };

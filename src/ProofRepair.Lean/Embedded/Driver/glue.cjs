// Runs the package's own script, prepared by GluePatch.cs, with our Module. __filename is what Lean takes for its own path.
const fs = require('fs'), path = require('path'), vm = require('vm');

const PROGRAM = '/bin/lean';

function run(runtime, module) {
  const file = path.join(runtime, 'lean.js');
  vm.compileFunction(fs.readFileSync(file, 'utf8'), ['Module', 'require', '__filename', '__dirname', 'module'], { filename: file })(
    module, require, PROGRAM, path.posix.dirname(PROGRAM), { exports: {} });
}

module.exports = { run, PROGRAM };

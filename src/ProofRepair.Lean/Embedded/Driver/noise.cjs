// What this build of Lean prints of itself on stderr: traces that somebody left in it.
const NOISE = [
  /^\[DEBUG/,
  /^ {2}- \/.*Init\/Data\/String\/Lemmas\/Basic\.olean\s*$/,
  /^ {2}mainModule\? = (true|false)\s*$/,
  /^LLVM Profile Error/,
];

module.exports = { isNoise: line => NOISE.some(pattern => pattern.test(line)) };

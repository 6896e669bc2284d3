// Lean itself ends with 0 (no error) or 1. These say that a run ended without Lean's answer; EmbeddedExitCode.cs has the same list.
module.exports = Object.freeze({ driverFault: 70, outOfMemory: 71, panic: 72, stackOverflow: 73, trap: 74 });

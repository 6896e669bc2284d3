namespace ProofRepair.Lean.Embedded;

/// <summary>How the driver ends when Lean gave no answer (Lean's own codes are 0 and 1). The same list as Driver/exit-codes.cjs.</summary>
public enum EmbeddedExitCode
{
    DriverFault = 70,

    /// <summary>The limit on memory (or the 2 GB of the build) was reached.</summary>
    OutOfMemory = 71,

    Panic = 72,
    StackOverflow = 73,

    /// <summary>WebAssembly stopped: an access out of bounds, an unreachable instruction.</summary>
    Trap = 74,
}

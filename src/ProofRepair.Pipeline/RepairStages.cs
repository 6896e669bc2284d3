namespace ProofRepair.Pipeline;

/// <summary>What may be done about an attempt that fails. Samples are checked as they come in any case; switched off one by one for measurements.</summary>
[Flags]
public enum RepairStages
{
    /// <summary>Statements and samples are checked and verified as they are.</summary>
    None = 0,

    /// <summary>Errors are answered by fixes at their places.</summary>
    Refine = 1,

    /// <summary>What fails is cut out as holes.</summary>
    Isolate = 2,

    /// <summary>The portfolio is run on holes (with <see cref="Isolate"/>) and on the whole statement.</summary>
    Solve = 4,

    /// <summary>A hole that stays open is widened to the block around it.</summary>
    BackOff = 8,

    /// <summary>The sampler is asked again for what is left.</summary>
    Resample = 16,

    /// <summary>Before many tactics are spent on a hole its negation is tried (with <see cref="Solve"/>).</summary>
    Refute = 32,

    /// <summary>Attempts of one problem fill each other's holes, and the sketch that most come down to is tried hardest (with <see cref="Isolate"/>).</summary>
    Recombine = 64,

    All = Refine | Isolate | Solve | BackOff | Resample | Refute | Recombine,
}

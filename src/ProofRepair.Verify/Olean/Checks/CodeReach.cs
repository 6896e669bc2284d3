namespace ProofRepair.Verify.Olean;

/// <summary>What code can do that a constant stands for, as far as the terms of its project name it. Ordered: each holds those before it.</summary>
public enum CodeReach
{
    /// <summary>It computes, or proves.</summary>
    None,

    /// <summary>Input and output, wherever somebody runs it.</summary>
    Effects,

    /// <summary>It acts on Lean's own elaborator, and is there to be run by it.</summary>
    Elaboration,
}

internal static class CodeReaches
{
    private static readonly LeanName[] s_elaboration = [.. new[] { "Lean.Elab", "Lean.Meta", "Lean.Core", "Lean.CoreM" }.Select(LeanName.Parse)];
    private static readonly LeanName[] s_effects = [.. new[] { "IO", "EIO", "BaseIO", "EST", "ST", "unsafeIO", "unsafeEIO", "unsafeBaseIO", "unsafeCast" }.Select(LeanName.Parse)];

    /// <summary>Of a constant of a library, by its name: what a notation or a syntax becomes (`Lean.Macro`, `Lean.ParserDescr`) is none of these.</summary>
    public static CodeReach Of(LeanName name) => IsIn(name, s_elaboration) ? CodeReach.Elaboration : IsIn(name, s_effects) ? CodeReach.Effects : CodeReach.None;

    private static bool IsIn(LeanName name, LeanName[] roots) => roots.Any(r => name.Equals(r) || name.IsInside(r));
}

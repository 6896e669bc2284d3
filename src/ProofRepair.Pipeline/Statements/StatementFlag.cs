namespace ProofRepair.Pipeline.Statements;

/// <summary>What makes a proof of a statement worth nothing, though Lean accepts both.</summary>
public enum StatementFlag
{
    /// <summary>Its hypotheses prove <c>False</c>, so anything follows from them.</summary>
    Vacuous,

    /// <summary>Both sides of its conclusion are the same by definition.</summary>
    HoldsByRfl,

    /// <summary>A name in it is declared nowhere, and Lean bound it without being asked (<c>autoImplicit</c>).</summary>
    AutoBound,
}

public static class StatementFlags
{
    /// <summary>In the summary, in a sentence.</summary>
    public static string Explained(this StatementFlag flag) => flag switch
    {
        StatementFlag.Vacuous => "its hypotheses prove False",
        StatementFlag.HoldsByRfl => "it holds by rfl",
        StatementFlag.AutoBound => "a name in it is declared nowhere (autoImplicit)",
        _ => throw new ArgumentOutOfRangeException(nameof(flag)),
    };
}

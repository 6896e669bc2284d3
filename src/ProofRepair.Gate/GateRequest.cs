namespace ProofRepair.Gate;

/// <summary>What is to be judged.</summary>
/// <param name="Directory">The project, in a git repository.</param>
/// <param name="Base">A commit's name.</param>
/// <param name="Head">A commit's name; null: what is staged.</param>
public sealed record GateRequest(string Directory, string Base, string? Head)
{
    /// <summary>Where facts of unchanged files are kept; null: nowhere.</summary>
    public string? Cache { get; init; }

    /// <summary>Keeps the facts of the base's files there. Only where base and head are one commit: a change must not write what judges it.</summary>
    public bool WriteCache { get; init; }

    /// <summary>How long proofs may be looked for; null: not at all.</summary>
    public TimeSpan? RepairBudget { get; init; }

    /// <summary>Where it is kept that a self-test was passed; null: each pass is preceded by one.</summary>
    public string? State { get; init; }

    /// <summary>The base where none is given; several names, of which the first that there is counts.</summary>
    public static string BaseFor(Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return environment("GITHUB_BASE_REF") is { Length: > 0 } target ? $"origin/{target}" : AnyBase;
    }

    /// <summary>The remote's default branch, else main or master.</summary>
    internal const string AnyBase = "";
}

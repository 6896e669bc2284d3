using System.Collections.Immutable;
using ProofRepair.Gate.Findings;

namespace ProofRepair.Gate.Settings;

/// <summary>What a repository asks of the gate, in its <c>proofrepair.toml</c>; read from the base, never from the change.</summary>
public sealed record GateSettings
{
    public const string FileName = "proofrepair.toml";

    public static GateSettings Default { get; } = new();

    /// <summary>Of rules that are not at their own level.</summary>
    public ImmutableDictionary<string, RuleLevel> Levels { get; init; } = ImmutableDictionary<string, RuleLevel>.Empty;

    /// <summary>Axioms beside the usual three, by full name.</summary>
    public ImmutableHashSet<string> Axioms { get; init; } = [];

    /// <summary>Lean options, as <c>-D</c> takes them.</summary>
    public ImmutableDictionary<string, string> LeanOptions { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The folder below which module names begin, in the project; empty: the project itself.</summary>
    public string Source { get; init; } = "";

    /// <summary>Paths in the project that are not looked at, a folder with all below it.</summary>
    public ImmutableArray<string> Exclude { get; init; } = [];

    /// <summary>Further paths whose change asks for a person.</summary>
    public ImmutableArray<string> Trusted { get; init; } = [];

    /// <summary>Lean files to elaborate at most, of both sides together.</summary>
    public int MostFiles { get; init; } = 400;

    /// <summary>Of one file.</summary>
    public double SecondsPerFile { get; init; } = 600;

    public int Heartbeats { get; init; } = 200_000;

    public RuleLevel LevelOf(Rule rule) => Levels.GetValueOrDefault(rule.Id, rule.Level);
}

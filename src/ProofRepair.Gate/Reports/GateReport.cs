using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ProofRepair.Gate.Changes;
using ProofRepair.Gate.Findings;
using ProofRepair.Gate.Settings;

namespace ProofRepair.Gate.Reports;

[JsonConverter(typeof(JsonStringEnumConverter<GateVerdict>))]
public enum GateVerdict
{
    Passed,
    Rejected,

    /// <summary>Something that decides could not be found out. Never to be read as a pass.</summary>
    CouldNotDecide,
}

/// <summary>A part of the change on which there is no word, and why.</summary>
public sealed record UndecidedPart(string? Path, string Reason);

/// <summary>Declarations with a <c>sorry</c> of their own, in the files that were looked at.</summary>
public sealed record SorryBaseline(int Before, int After, ImmutableArray<string> Gone, ImmutableArray<string> Left);

/// <summary>A proof to put in the place of a failed one: verified like any other, and offered, never applied.</summary>
/// <param name="StartLine">First and last line, 1-based, of what <paramref name="Text"/> replaces, as whole lines.</param>
/// <param name="Origin">Who found it.</param>
public sealed record Suggestion(string Path, string Declaration, int StartLine, int EndLine, string Text, string Origin)
{
    /// <summary>Whether the change's diff shows these lines: GitHub refuses a whole review for one comment on others.</summary>
    [JsonIgnore]
    public bool IsInDiff { get; init; } = true;
}

/// <summary>The gate's word on a change. Everything but <paramref name="Effort"/> is the same for the same history.</summary>
public sealed record GateReport(
    string? Base,
    string? Head,
    string? Toolchain,
    ImmutableArray<Finding> Findings,
    ImmutableArray<UndecidedPart> Undecided,
    ImmutableArray<Change> Changes,
    SorryBaseline Sorries,
    ImmutableArray<Suggestion> Suggestions,
    ImmutableArray<string> Notes,
    GateEffort Effort)
{
    public GateVerdict Verdict => Findings.Any(f => f.Level == RuleLevel.Reject) ? GateVerdict.Rejected
        : Undecided.IsEmpty ? GateVerdict.Passed
        : GateVerdict.CouldNotDecide;

    public static GateReport CouldNotDecide(string reason) =>
        new(null, null, null, [], [new UndecidedPart(null, reason)], [], new SorryBaseline(0, 0, [], []), [], [], new GateEffort(0, 0, TimeSpan.Zero));
}

/// <param name="FilesElaborated">How often Lean was asked; the rest was known from a cache, or is the same on both sides.</param>
/// <param name="FilesLookedAt">Files whose facts the verdict rests on.</param>
public sealed record GateEffort(int FilesElaborated, int FilesLookedAt, TimeSpan Time);

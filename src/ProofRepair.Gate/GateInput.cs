using System.Collections.Immutable;
using ProofRepair.Gate.Findings;
using ProofRepair.Gate.Reports;
using ProofRepair.Gate.Settings;
using ProofRepair.Gate.Sources;

namespace ProofRepair.Gate;

/// <summary>A change, read.</summary>
/// <param name="Base">A commit's id.</param>
/// <param name="Head">A commit's id, or a tree's where what is staged is judged.</param>
/// <param name="Findings">What paths alone show.</param>
internal sealed record GateInput(string Base, string Head, GateSettings Settings, ProjectSide BaseSide, ProjectSide HeadSide, ImmutableArray<Finding> Findings)
{
    /// <summary>What decides which libraries Lake has fetched and built: facts that were kept are of these alone.</summary>
    public string Libraries { get; init; } = "";

    /// <summary>What a person may want to set.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>What cannot be decided whatever Lean says: imports that may be of files which the gate does not follow.</summary>
    public ImmutableArray<UndecidedPart> Undecided { get; init; } = [];
}

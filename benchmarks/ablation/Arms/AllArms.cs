using System.Collections.Immutable;
using ProofRepair.Pipeline;

namespace ProofRepair.Ablation.Arms;

/// <summary>The combinations that matter, and the baseline.</summary>
public static class AllArms
{
    public const string Raw = "samples as they came";
    public const string Apollo = "APOLLO's rules";
    public const string SolveStatement = "+ solve the statement";

    private const RepairStages Repair = RepairStages.Refine | RepairStages.Isolate | RepairStages.Solve;
    private const RepairStages WithBackOff = Repair | RepairStages.BackOff | RepairStages.Refute;

    public static ImmutableArray<IArm> Of(ImmutableArray<string> partsOfNames) =>
        [.. Table().Where(a => partsOfNames.IsEmpty || partsOfNames.Any(part => a.Name.Contains(part, StringComparison.OrdinalIgnoreCase)))];

    private static ImmutableArray<IArm> Table() =>
    [
        new PipelineArm(Raw, RepairStages.None),
        new ApolloArm(),
        new PipelineArm("+ refine", RepairStages.Refine),
        new PipelineArm(SolveStatement, RepairStages.Solve),
        new PipelineArm("+ refine, isolate, solve", Repair),
        new PipelineArm("+ back-off, falsity filter", WithBackOff),
        new PipelineArm("+ recombination", WithBackOff | RepairStages.Recombine),
        new PipelineArm("all (+ resample)", RepairStages.All),
    ];
}

using System.Collections.Immutable;
using ProofRepair.Pipeline;
using ProofRepair.Pipeline.Events;

namespace ProofRepair.Bench.Metrics;

/// <summary>How a proved problem came by its proof; <paramref name="ProvedBy"/> matters where no sample was a proof as it came.</summary>
public readonly record struct ProofOrigin(bool RawProved, bool RawMeaningsProved, PipelineStage? ProvedBy)
{
    /// <summary>Null for what was not proved.</summary>
    public static ProofOrigin? Of(ProblemResult result) =>
        result.Status == ProblemStatus.Proved ? new ProofOrigin(result.RawProved, result.RawMeaningsProved, result.ProvedBy) : null;
}

/// <summary>
/// What one step of the way added: <paramref name="Proved"/> problems had their proof from it and from none before it; <paramref name="UpTo"/> counts those
/// of the steps before it too, out of all problems.
/// </summary>
public sealed record StageContribution(string Stage, int Proved, Proportion UpTo)
{
    public const string Raw = "raw";

    public const string RawWithMeanings = "raw with meanings";

    /// <summary>
    /// In the order of the way of a proof: samples as they came, those that need the tactic meanings, then the stages. The two raw steps are always
    /// there, so that what repair added can be read off; other stages where they proved something.
    /// </summary>
    public static ImmutableArray<StageContribution> Of(IEnumerable<ProofOrigin> proofs, int problems)
    {
        var byStep = proofs.GroupBy(StepOf).ToDictionary(g => g.Key, g => g.Count());
        var contributions = ImmutableArray.CreateBuilder<StageContribution>();
        var sum = 0;
        foreach (var (step, count) in byStep.Concat(new[] { 0, 1 }.Where(s => !byStep.ContainsKey(s)).Select(s => KeyValuePair.Create(s, 0))).OrderBy(s => s.Key))
        {
            sum += count;
            contributions.Add(new StageContribution(NameOf(step), count, new Proportion(sum, problems)));
        }

        return contributions.DrainToImmutable();
    }

    private static int StepOf(ProofOrigin proof) =>
        proof.RawProved ? 0 : proof.RawMeaningsProved ? 1 : proof.ProvedBy is { } stage ? 2 + (int)stage : int.MaxValue;

    private static string NameOf(int step) => step switch
    {
        0 => Raw,
        1 => RawWithMeanings,
        int.MaxValue => GroupCoverage.NotStated,
        _ => ((PipelineStage)(step - 2)).ToString().ToLowerInvariant(),
    };
}

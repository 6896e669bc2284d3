using System.Collections.Immutable;
using ProofRepair.Gate.Facts;
using ProofRepair.Gate.Facts.Batches;
using ProofRepair.Gate.Reports;
using ProofRepair.Verify.Replay;

namespace ProofRepair.Gate;

/// <summary>
/// Several changes judged with few processes of Lean: bases beside bases and heads beside heads, as files of one change are. For changes that
/// are equally trusted.
/// </summary>
internal static class JudgementGroup
{
    public static async Task<ImmutableArray<GateReport>> RunAsync(IReadOnlyList<Judgement> judgements, FactsStore store, KernelAnswers kernel, CancellationToken cancellationToken)
    {
        var fitting = judgements.Where(j => j.IsWithinLimits).ToList();
        await BatchPlanner.PrepareAsync([.. fitting.SelectMany(j => j.WantedOf(j.Base))], store, cancellationToken);
        await BatchPlanner.PrepareAsync([.. fitting.SelectMany(j => j.WantedOf(j.Head))], store, cancellationToken);
        var questions = new List<(string, ReplayRequest)>();
        foreach (var judgement in fitting)
        {
            questions.AddRange(await judgement.KernelQuestionsAsync(cancellationToken));
        }

        await kernel.AskAsync(questions, cancellationToken);
        var reports = ImmutableArray.CreateBuilder<GateReport>();
        foreach (var judgement in judgements)
        {
            reports.Add(await judgement.RunAsync(cancellationToken));
        }

        return reports.ToImmutable();
    }
}

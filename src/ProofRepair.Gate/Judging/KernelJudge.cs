using System.Collections.Immutable;
using ProofRepair.Gate.Changes;
using ProofRepair.Gate.Facts;
using ProofRepair.Gate.Findings;
using ProofRepair.Gate.Reports;
using ProofRepair.Gate.Settings;
using ProofRepair.Verify;
using ProofRepair.Verify.Replay;

namespace ProofRepair.Gate.Judging;

/// <summary>
/// The kernel once more, on all that was compiled of the head's touched files: what ran while they were elaborated may have kept it from being
/// asked.
/// </summary>
internal sealed class KernelJudge(KernelAnswers kernel, GateSettings settings)
{
    public async Task<(ImmutableArray<Finding> Findings, ImmutableArray<UndecidedPart> Undecided)> JudgeAsync(
        IReadOnlyList<FileChange> changes, CompiledModules compiled, CancellationToken cancellationToken)
    {
        var (findings, undecided) = (ImmutableArray.CreateBuilder<Finding>(), ImmutableArray.CreateBuilder<UndecidedPart>());
        var (questions, unreadable) = await QuestionsAsync(changes, compiled, cancellationToken);
        undecided.AddRange(unreadable);
        await kernel.AskAsync([.. questions.Select(q => (q.Change.HeadFacts!.Key, q.Request))], cancellationToken);
        foreach (var (change, _) in questions)
        {
            var answer = kernel.Of(change.HeadFacts!.Key);
            if (answer.Result == CheckResult.Failed)
            {
                findings.Add(new Finding(Rule.Kernel, settings.LevelOf(Rule.Kernel), change.Path, null, null, null, answer.Detail));
            }
            else if (answer.Result != CheckResult.Passed)
            {
                undecided.Add(new UndecidedPart(change.Path, $"{change.Path}: {answer.Name}: {answer.Detail}"));
            }
        }

        return (findings.ToImmutable(), undecided.ToImmutable());
    }

    public static async Task<(IReadOnlyList<(FileChange Change, ReplayRequest Request)> Questions, IReadOnlyList<UndecidedPart> Unreadable)> QuestionsAsync(
        IReadOnlyList<FileChange> changes, CompiledModules compiled, CancellationToken cancellationToken)
    {
        var (questions, unreadable) = (new List<(FileChange, ReplayRequest)>(), new List<UndecidedPart>());
        foreach (var change in changes.Where(c => c.HeadFacts?.Outcome == ModuleOutcome.Compiled))
        {
            var (request, problem) = await compiled.RequestAsync(change.Head!, cancellationToken);
            if (request is not null)
            {
                questions.Add((change, request));
            }
            else
            {
                unreadable.Add(new UndecidedPart(change.Path, problem!));
            }
        }

        return (questions, unreadable);
    }
}

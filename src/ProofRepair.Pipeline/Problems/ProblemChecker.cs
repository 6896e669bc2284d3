using System.Collections.Immutable;
using ProofRepair.Lean.Checking;

namespace ProofRepair.Pipeline.Problems;

/// <summary>Asks Lean about declarations of one problem, and adds up what that costs.</summary>
public sealed class ProblemChecker(Problem problem, ILeanChecker checker, CheckLimits limits, ImmutableDictionary<string, string>? options = null)
{
    private long _ticks;
    private int _candidates;

    public Problem Problem => problem;

    /// <summary>Of one candidate, where a caller sets none.</summary>
    public CheckLimits Limits => limits;

    /// <summary>Lean's own time for this problem's candidates; the start of processes is shared and not in it.</summary>
    public TimeSpan Time => TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

    public int Candidates => _candidates;

    /// <summary>Each text is a whole declaration that begins with the problem's lead.</summary>
    public Task<ImmutableArray<CheckReport>> CheckAsync(IEnumerable<string> declarations, CancellationToken cancellationToken, int? heartbeats = null, TimeSpan? processorTime = null) => AskAsync(
        [.. declarations.Select(text => CandidateText.Of(problem, text))],
        limits with
        {
            Heartbeats = heartbeats ?? limits.Heartbeats,
            ProcessorTime = processorTime ?? limits.ProcessorTime,
            CancelAfter = heartbeats is { } other ? limits.CancelAfter * ((double)other / limits.Heartbeats) : limits.CancelAfter,
        },
        cancellationToken);

    /// <summary>With commands of this program's own before the declaration; positions count from the first of them.</summary>
    public async Task<CheckReport> CheckAfterAsync(string commands, string declaration, CancellationToken cancellationToken) =>
        (await AskAsync([new LeanSource(commands + CandidateText.Of(problem, declaration).Text)], limits, cancellationToken))[0];

    public async Task<CheckReport> CheckAsync(string declaration, CancellationToken cancellationToken) =>
        (await CheckAsync([declaration], cancellationToken))[0];

    private async Task<ImmutableArray<CheckReport>> AskAsync(ImmutableArray<LeanSource> sources, CheckLimits ofSource, CancellationToken cancellationToken)
    {
        var reports = new CheckReport[sources.Length];
        await Task.WhenAll(Enumerable.Range(0, sources.Length).GroupBy(i => problem.HeaderFor(sources[i].Text)).Select(async group =>
        {
            var answers = await checker.CheckAsync(new CheckRequest(group.Key, [.. group.Select(i => sources[i])], ofSource, options), cancellationToken);
            foreach (var (i, answer) in group.Zip(answers))
            {
                reports[i] = answer;
            }
        }));
        Interlocked.Add(ref _ticks, reports.Sum(r => r.Time.Ticks));
        Interlocked.Add(ref _candidates, reports.Length);
        return [.. reports];
    }
}

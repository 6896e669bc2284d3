using System.Collections.Concurrent;
using ProofRepair.Pipeline.Events;

namespace ProofRepair.Bench.Running.Recording;

/// <summary>Histories of the problems that are worked on; each is taken out when its problem ends.</summary>
public sealed class RunHistory
{
    private readonly ConcurrentDictionary<string, ProblemHistory> _problems = new(StringComparer.Ordinal);

    public void Take(PipelineEvent happened)
    {
        if (happened is AttemptChecked or AttemptRepaired)
        {
            _problems.GetOrAdd(happened.Problem, _ => new ProblemHistory()).Take(happened);
        }
    }

    /// <summary>Null where nothing was checked.</summary>
    public ProblemHistory? Remove(string problem) => _problems.TryRemove(problem, out var history) ? history : null;
}

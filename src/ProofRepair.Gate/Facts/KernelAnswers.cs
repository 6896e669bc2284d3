using System.Collections.Concurrent;
using ProofRepair.Gate.Settings;
using ProofRepair.Lean.Checking;
using ProofRepair.Verify;
using ProofRepair.Verify.Replay;

namespace ProofRepair.Gate.Facts;

/// <summary>The kernel's word on compiled files by their keys, each asked once.</summary>
internal sealed class KernelAnswers(ProjectReplay replay, GateSettings settings)
{
    private readonly ConcurrentDictionary<string, VerdictCheck> _known = new(StringComparer.Ordinal);

    public async Task AskAsync(IReadOnlyList<(string Key, ReplayRequest Request)> questions, CancellationToken cancellationToken)
    {
        var open = questions.Where(q => !_known.ContainsKey(q.Key)).DistinctBy(q => q.Key).ToList();
        var limits = new CheckLimits(TimeSpan.FromSeconds(settings.SecondsPerFile), settings.Heartbeats, OutputBytes: 8 << 20);
        var answers = await replay.RunAsync([.. open.Select(q => q.Request)], limits, cancellationToken);
        foreach (var (question, answer) in open.Zip(answers))
        {
            _known[question.Key] = answer;
        }
    }

    public VerdictCheck Of(string key) => _known[key];
}

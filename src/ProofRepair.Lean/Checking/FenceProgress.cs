using System.Collections.Immutable;
using ProofRepair.Lean.Text;

namespace ProofRepair.Lean.Checking;

/// <summary>Follows the messages of a fenced file: a source's report is complete when its own sentinel comes, in its turn.</summary>
internal sealed class FenceProgress(FencedFile file, IReadOnlyList<string> sources, TimeProvider time, Action<int, CheckReport> onReport)
{
    private readonly List<LeanMessage> _pending = [];
    private long _since = time.GetTimestamp();

    public bool Started { get; private set; }

    /// <summary>How many sources, from the first, have their report.</summary>
    public int Reported { get; private set; }

    /// <summary>A sentinel came out of its turn, or a message at a place that is not its turn.</summary>
    public bool Broken { get; private set; }

    public ImmutableArray<LeanMessage>? HeaderErrors { get; private set; }

    /// <summary>To be called when the process has ended: errors before the first sentinel are the header's.</summary>
    public void Finish()
    {
        if (!Started && HeaderErrors is null && _pending.Where(m => m.IsError).ToImmutableArray() is { Length: > 0 } errors)
        {
            HeaderErrors = errors;
        }
    }

    /// <summary>Messages of the source that is being elaborated.</summary>
    public ImmutableArray<LeanMessage> Pending => [.. _pending.Select(m => Relative(m, Reported))];

    /// <summary>True when the message shows progress: a new source begins.</summary>
    public bool Take(LeanMessage message)
    {
        if (Broken || HeaderErrors is not null)
        {
            return false;
        }

        if (file.SentinelOf(message) is not { } index)
        {
            _pending.Add(message);
            return false;
        }

        if (!Started)
        {
            Begin(index);
            return Started;
        }

        if (index != Reported || _pending.Any(m => !Belongs(m, index)))
        {
            Broken = true;
            return false;
        }

        var messages = Pending;
        var elapsed = time.GetElapsedTime(_since);
        var outcome = messages.Any(m => m.IsError) ? RunOutcome.Errors : RunOutcome.Ok;
        Reported++;
        _pending.Clear();
        _since = time.GetTimestamp();
        onReport(index, new CheckReport(outcome, messages, elapsed));
        return true;
    }

    private void Begin(int index)
    {
        if (_pending.Where(m => m.IsError).ToImmutableArray() is { Length: > 0 } errors)
        {
            HeaderErrors = errors;
            return;
        }

        _pending.Clear();
        _since = time.GetTimestamp();
        Broken = index != -1;
        Started = !Broken;
    }

    // From the line of `namespace` to that of the sentinel.
    private bool Belongs(LeanMessage message, int index) =>
        message.Start.Line >= file.FirstLines[index] - 1 && message.Start.Line <= file.FirstLines[index] + file.LineCounts[index] + 1;

    private LeanMessage Relative(LeanMessage message, int index) =>
        SourceMessages.Relative(message, file.FirstLines[index], new SourceText(sources[index]));
}

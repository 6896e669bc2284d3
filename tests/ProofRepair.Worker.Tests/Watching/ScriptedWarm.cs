using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Text;
using ProofRepair.Lean.Warm;

namespace ProofRepair.Worker.Tests.Watching;

/// <summary>A warm checker that finds a fault in each line with the word "wrong", and has no answer for a text with "lost".</summary>
internal sealed class ScriptedWarm : IWarmChecker
{
    private TaskCompletionSource? _held;

    /// <summary>Answers wait until <see cref="LetGo"/>.</summary>
    public void Hold() => _held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void LetGo() => _held!.SetResult();

    public static ImmutableArray<LeanMessage> MessagesOf(string text) =>
    [
        .. text.Split('\n').Select((line, i) => (line, i)).Where(l => l.line.Contains("wrong", StringComparison.Ordinal))
            .Select(l => new LeanMessage(LeanSeverity.Error, "[anonymous]", new LeanPosition(l.i + 1, 0), null, l.line)),
    ];

    public void Prepare(WarmHeader header)
    {
    }

    public async Task<WarmAnswer> CheckAsync(string file, string text, Action<LeanMessage> onMessage, CancellationToken cancellationToken)
    {
        if (text.Contains("fault", StringComparison.Ordinal))
        {
            throw new IOException("no space left on device");
        }

        if (text.Contains("lost", StringComparison.Ordinal))
        {
            return new WarmAnswer([], TimeSpan.Zero, 0, 0) { Lost = "it ended" };
        }

        var messages = MessagesOf(text);
        foreach (var message in messages)
        {
            onMessage(message);
        }

        await (_held?.Task ?? Task.CompletedTask).WaitAsync(cancellationToken);
        return new WarmAnswer(messages, TimeSpan.Zero, 0, 1);
    }
}

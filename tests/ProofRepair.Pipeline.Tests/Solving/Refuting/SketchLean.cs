using System.Collections.Concurrent;
using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Text;

namespace ProofRepair.Pipeline.Tests.Solving.Refuting;

/// <summary>Finds an error at each offset that it is told, and prints for each hole the goal of the last <c>have</c> before it.</summary>
internal sealed class SketchLean(Func<string, IEnumerable<int>> errors, Func<string, string> goalOf) : ILeanChecker
{
    private const string Probe = "trace_state";

    public ConcurrentQueue<string> Seen { get; } = [];

    public Task<ImmutableArray<CheckReport>> CheckAsync(CheckRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<CheckReport>>([.. request.Sources.Select(s => Judge(s.Text))]);

    public CheckReport Judge(string text)
    {
        Seen.Enqueue(text);
        var source = new SourceText(text);
        var messages = errors(text).Select(e => new LeanMessage(LeanSeverity.Error, "[anonymous]", source.ToPosition(e), null, "it fails"))
            .Concat(OffsetsOf(text, Probe).Select(p => new LeanMessage(LeanSeverity.Information, "trace", source.ToPosition(p), null, goalOf(LastStep(text[..p])))))
            .Concat(OffsetsOf(text, "sorry").Take(1).Select(p => new LeanMessage(LeanSeverity.Warning, LeanMessage.SorryKind, source.ToPosition(p), null, "declaration uses `sorry`")))
            .ToImmutableArray();
        return new CheckReport(messages.Any(m => m.IsError) ? RunOutcome.Errors : RunOutcome.Ok, messages, TimeSpan.FromSeconds(0.1));
    }

    public static IEnumerable<int> OffsetsOf(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            yield return at;
        }
    }

    /// <summary>The name after the last <c>have</c>.</summary>
    public static string LastStep(string text) => text.LastIndexOf("have ", StringComparison.Ordinal) is var at and >= 0 ? text[(at + 5)..].Split(' ')[0] : "";
}

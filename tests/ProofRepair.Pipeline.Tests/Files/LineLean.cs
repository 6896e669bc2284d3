using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Text;

namespace ProofRepair.Pipeline.Tests.Files;

/// <summary>A Lean for files that finds an error at each <c>BAD</c>, and a <c>sorry</c> at each <c>sorry</c>.</summary>
internal sealed partial class LineLean : ILeanChecker
{
    public ConcurrentQueue<string> Seen { get; } = [];

    public Func<string, CheckReport?> Instead { get; init; } = _ => null;

    public Task<ImmutableArray<CheckReport>> CheckAsync(CheckRequest request, CancellationToken cancellationToken)
    {
        var text = Assert.Single(request.Sources).Text;
        Seen.Enqueue(text);
        return Task.FromResult<ImmutableArray<CheckReport>>([Instead(text) ?? Judge(text)]);
    }

    public static CheckReport Judge(string text)
    {
        var source = new SourceText(text);
        ImmutableArray<LeanMessage> messages =
        [
            .. Words().Matches(text).Select(m => m.Value == "BAD"
                ? new LeanMessage(LeanSeverity.Error, "[anonymous]", source.ToPosition(m.Index), null, "it fails")
                : new LeanMessage(LeanSeverity.Warning, LeanMessage.SorryKind, source.ToPosition(m.Index), null, "declaration uses `sorry`")),
        ];
        return new CheckReport(messages.Any(m => m.IsError) ? RunOutcome.Errors : RunOutcome.Ok, messages, TimeSpan.Zero);
    }

    [GeneratedRegex(@"\b(BAD|sorry)\b")]
    private static partial Regex Words();
}

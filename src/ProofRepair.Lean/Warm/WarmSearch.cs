using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Text;

namespace ProofRepair.Lean.Warm;

/// <summary>
/// Candidates in a warm worker, one after the other: no process is started, and a header that stays is elaborated once. For a search whose
/// finds are verified elsewhere. What the worker cannot answer goes to <paramref name="cold"/>, and all that has other options than the worker.
/// </summary>
public sealed class WarmSearch(WarmPool warm, ILeanChecker cold, ImmutableDictionary<string, string> options) : ILeanChecker
{
    public async Task<ImmutableArray<CheckReport>> CheckAsync(CheckRequest request, CancellationToken cancellationToken)
    {
        var asked = request.Options ?? [];
        if (asked.Count != options.Count || asked.Any(o => options.GetValueOrDefault(o.Key) != o.Value))
        {
            return await cold.CheckAsync(request, cancellationToken);
        }

        var reports = ImmutableArray.CreateBuilder<CheckReport>(request.Sources.Length);
        foreach (var source in request.Sources)
        {
            reports.Add(await OneAsync(request, source, cancellationToken));
        }

        return reports.MoveToImmutable();
    }

    private async Task<CheckReport> OneAsync(CheckRequest request, LeanSource source, CancellationToken cancellationToken)
    {
        var heartbeats = request.Limits.Heartbeats;
        var header = request.Header.Lines;
        var answer = await warm.CheckAsync($"Search{heartbeats}.lean", header + source.Text, heartbeats, _ => { }, cancellationToken);
        if (answer.IsTimeout)
        {
            return new CheckReport(RunOutcome.Timeout, answer.Messages, answer.Time, Detail: answer.Lost);
        }

        if (answer.Lost is not null)
        {
            return (await cold.CheckAsync(request with { Sources = [source] }, cancellationToken))[0];
        }

        var firstLine = 1 + header.AsSpan().Count('\n');
        var text = new SourceText(source.Text);
        ImmutableArray<LeanMessage> messages = [.. answer.Messages.Where(m => m.Start.Line >= firstLine).Select(m => SourceMessages.Relative(m, firstLine, text))];
        return new CheckReport(messages.Any(m => m.IsError) ? RunOutcome.Errors : RunOutcome.Ok, messages, answer.Time);
    }
}

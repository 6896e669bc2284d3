using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Threading.Channels;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Text;

namespace ProofRepair.Lean.Warm;

/// <summary>
/// Candidates in warm workers, in each one after the other: no process is started, and a header that stays is elaborated once. For a search whose
/// finds are verified elsewhere. What a worker cannot answer goes to the cold checker, and all that has other options than the workers.
/// </summary>
public sealed class WarmSearch : ILeanChecker, IAsyncDisposable
{
    private readonly ImmutableArray<WarmPool> _warm;
    private readonly Channel<WarmPool> _idle = Channel.CreateUnbounded<WarmPool>();
    private readonly ILeanChecker _cold;
    private readonly ImmutableDictionary<string, string> _options;

    /// <param name="warm">As many candidates are checked at a time. They end with the search.</param>
    public WarmSearch(ImmutableArray<WarmPool> warm, ILeanChecker cold, ImmutableDictionary<string, string> options)
    {
        (_warm, _cold, _options) = (warm, cold, options);
        foreach (var pool in warm)
        {
            _idle.Writer.TryWrite(pool);
        }
    }

    public async Task<ImmutableArray<CheckReport>> CheckAsync(CheckRequest request, CancellationToken cancellationToken)
    {
        var asked = request.Options ?? [];
        if (asked.Count != _options.Count || asked.Any(o => _options.GetValueOrDefault(o.Key) != o.Value))
        {
            return await _cold.CheckAsync(request, cancellationToken);
        }

        return [.. await Task.WhenAll(request.Sources.Select(source => OneAsync(request, source, cancellationToken)))];
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(_warm.Select(w => w.DisposeAsync().AsTask()));

    private async Task<CheckReport> OneAsync(CheckRequest request, LeanSource source, CancellationToken cancellationToken)
    {
        var header = request.Header.Lines;
        var end = RandomNumberGenerator.GetHexString(20, lowercase: true);
        var answer = await AskAsync(request.Limits, $"{header}{source.Text}\n#print \"{end}\"\n", cancellationToken);
        if (answer.Lost is not null && !answer.IsTimeout)
        {
            return (await _cold.CheckAsync(request with { Sources = [source] }, cancellationToken))[0];
        }

        var firstLine = 1 + header.AsSpan().Count('\n');
        var text = new SourceText(source.Text);
        ImmutableArray<LeanMessage> messages = [.. answer.Messages.Where(m => m.Start.Line >= firstLine && m.Text != end).Select(m => SourceMessages.Relative(m, firstLine, text))];
        return answer.IsTimeout ? new CheckReport(RunOutcome.Timeout, messages, answer.Time, Detail: answer.Lost)
            : messages.Any(m => m.IsError) ? new CheckReport(RunOutcome.Errors, messages, answer.Time)
            : answer.Messages.Any(m => m.Text == end) ? new CheckReport(RunOutcome.Ok, messages, answer.Time)
            : new CheckReport(RunOutcome.Errors, messages, answer.Time, Detail: "Lean stopped reading before the end of the source.");
    }

    private async Task<WarmAnswer> AskAsync(CheckLimits limits, string text, CancellationToken cancellationToken)
    {
        var pool = await _idle.Reader.ReadAsync(cancellationToken);
        try
        {
            return await pool.CheckAsync($"Search{limits.Heartbeats}.lean", text, limits, _ => { }, cancellationToken);
        }
        finally
        {
            _idle.Writer.TryWrite(pool);
        }
    }
}

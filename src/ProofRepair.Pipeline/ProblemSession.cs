using System.Collections.Immutable;
using ProofRepair.Pipeline.Budgets.Accounts;
using ProofRepair.Pipeline.Budgets.Metering;
using ProofRepair.Pipeline.Events;
using ProofRepair.Pipeline.Statements;
using ProofRepair.Sampling;

namespace ProofRepair.Pipeline;

/// <summary>
/// A problem that stays open between waves of samples: what was repaired, closed and seen in one is there for the next. One call at a time. Whoever
/// gets a result has the problem's end.
/// </summary>
public sealed class ProblemSession : IDisposable
{
    private readonly ProblemRun _run;
    private readonly ProblemBudget? _budget;
    private readonly PipelineOptions _options;
    private readonly TimeProvider _time;
    private readonly Action<PipelineEvent> _publish;
    private readonly Func<CancellationToken, Task<ImmutableArray<StatementFlag>>> _flagsOf;
    private readonly string _key;
    private TimeSpan _used;
    private Task<ImmutableArray<StatementFlag>>? _flags;

    internal ProblemSession(
        string key, ProblemRun run, ProblemBudget? budget, PipelineOptions options, TimeProvider time, Action<PipelineEvent> publish, Func<CancellationToken, Task<ImmutableArray<StatementFlag>>> flagsOf) =>
        (_key, _run, _budget, _options, _time, _publish, _flagsOf) = (key, run, budget, options, time, publish, flagsOf);

    /// <summary>How many samples were taken for it.</summary>
    public int Samples => _run.Samples;

    /// <summary>The whole way, with the options' samples and rounds.</summary>
    public async Task<ProblemResult> RunAsync(CancellationToken cancellationToken) =>
        await FinishAsync((await GuardedAsync(async both => await _run.GoAsync(both), cancellationToken))!, cancellationToken);

    /// <summary>
    /// So many more samples, those for holes among them, and all that repair makes of them. Null while the problem is open and more may be had.
    /// </summary>
    public async Task<ProblemResult?> TryAsync(int samples, CancellationToken cancellationToken)
    {
        var result = await GuardedAsync(
            async both => await _run.BeginAsync(both) ?? await _run.RoundAsync(samples, samples / 2, both),
            cancellationToken);
        return result is null ? null : await FinishAsync(result, cancellationToken);
    }

    /// <summary>It gets no more samples.</summary>
    /// <param name="limit">What is used up, where that is why.</param>
    public Task<ProblemResult> EndAsync(SpentLimit? limit, CancellationToken cancellationToken)
    {
        var ended = _run.Ended();
        return FinishAsync(
            limit is null ? ended : ended with { Detail = ended.Detail ?? limit.Message, IsInconclusive = ended.IsInconclusive || limit.OfRun }, cancellationToken);
    }

    public void Dispose() => _budget?.Dispose();

    private async Task<ProblemResult?> GuardedAsync(Func<CancellationToken, Task<ProblemResult?>> work, CancellationToken cancellationToken)
    {
        _flags ??= _budget?.Spent is null ? _flagsOf(cancellationToken) : Task.FromResult(ImmutableArray<StatementFlag>.Empty);
        var started = _time.GetTimestamp();
        using var wall = new CancellationTokenSource(_options.Wall > _used ? _options.Wall - _used : TimeSpan.Zero, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(wall.Token, _budget?.Over ?? CancellationToken.None, cancellationToken);
        try
        {
            return await work(both.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return wall.IsCancellationRequested
                ? _run.Unproved($"its {_options.Wall.TotalMinutes:0} minutes are over")
                : _run.Unproved(_budget?.Spent?.Message) with { IsInconclusive = _budget?.Spent is not { OfRun: false } };
        }
        catch (Exception e) when (e is not OperationCanceledException and not SampleNotKeptException)
        {
            // One problem's fault must not end a run of hours; it is told with its result, and logged.
            _publish(new PipelineFault(_key, e));
            return _run.Unproved($"a fault of this program: {e.Message}") with { IsInconclusive = true };
        }
        finally
        {
            _used += _time.GetElapsedTime(started);
        }
    }

    private async Task<ProblemResult> FinishAsync(ProblemResult result, CancellationToken cancellationToken)
    {
        result = result with { Flags = _flags is null ? [] : await _flags };
        _publish(new ProblemFinished(_key, result));
        return result;
    }
}

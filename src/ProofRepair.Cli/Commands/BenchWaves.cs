using System.Collections.Immutable;
using ProofRepair.Bench.Running;
using ProofRepair.Bench.Running.Recording;
using ProofRepair.Pipeline;
using ProofRepair.Pipeline.Budgets.Accounts;
using ProofRepair.Pipeline.Budgets.Strategies;
using ProofRepair.Pipeline.Budgets.Waves;
using ProofRepair.Pipeline.Events;
using ProofRepair.Sampling;
using ProofRepair.Worker;

namespace ProofRepair.Cli.Commands;

/// <summary>A suite's problems under a strategy: they stay open, and get their samples wave by wave.</summary>
internal sealed class BenchWaves(RepairQueue queue, RunRecorder? recorder, IBudgetStrategy strategy, BudgetLedger ledger, BudgetLimits limits, int problemsOfRun)
{
    private static readonly Spending s_one = new(Samples: 1);

    /// <param name="ended">Is told of each problem's end, once.</param>
    /// <param name="failed">Is told at once of what must end the run.</param>
    public async Task RunAsync(ImmutableArray<SuiteProblem> problems, Action<PipelineEvent> publish, Func<int, ProblemResult, Task> ended, Func<Exception, Task> failed, CancellationToken cancellationToken)
    {
        var sessions = new ProblemSession?[problems.Length];
        var granted = recorder is null ? null : await recorder.GrantedAsync(cancellationToken);
        var keys = problems.Select(p => p.Row.Key.ToString()).ToImmutableArray();
        var grants = keys.Select(key => granted?[key].ToList() ?? []).ToArray();
        try
        {
            var waves = new WaveRun(strategy, ledger, limits, problemsOfRun);
            var open = await waves.RunAsync([.. problems.Select((p, i) => new WaveProblem(keys[i], PastTries.BucketOf(p.Row), [.. grants[i]]))], GrantAsync, TryAsync, cancellationToken);
            await Task.WhenAll(open.Select(async place => await ended(place, await (await SessionAsync(place)).EndAsync(ObstacleTo(keys[place]), cancellationToken))));
        }
        finally
        {
            foreach (var session in sessions)
            {
                session?.Dispose();
            }
        }

        async Task GrantAsync(ImmutableArray<ProblemGrant> wave)
        {
            await (recorder?.GrantAsync(wave.Select(g => (keys[g.Place], grants[g.Place].Count, g.Tries)), CancellationToken.None) ?? Task.CompletedTask);
            foreach (var grant in wave)
            {
                grants[grant.Place].Add(grant.Tries);
            }
        }

        async Task<WaveOutcome> TryAsync(int place, int tries, CancellationToken stopping)
        {
            var session = await SessionAsync(place);
            try
            {
                if (await queue.TryAsync(keys[place], session, tries, stopping) is not { } result)
                {
                    return new WaveOutcome(session.Samples, HasEnded: false);
                }

                await ended(place, result);
                return new WaveOutcome(session.Samples, HasEnded: true);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Not after the whole wave, which may take hours.
                await failed(e);
                throw;
            }
        }

        async Task<ProblemSession> SessionAsync(int place) => sessions[place] ??= await queue.OpenAsync(problems[place].Problem!, publish, cancellationToken);
    }

    /// <summary>What is open at the end is so because the run's budget covers no further try, unless a limit of its own or a fixed number of tries ended it.</summary>
    private SpentLimit? ObstacleTo(string key) => ledger.Obstacle(key, s_one) is { } refused
        ? new SpentLimit(refused.Message, refused.OfRun)
        : strategy.EndsWithBudget ? new SpentLimit("The run's budget is used up; raise it to go on.", OfRun: true) : null;
}

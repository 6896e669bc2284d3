using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline.Isolation;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Sketching;

namespace ProofRepair.Pipeline.Solving;

/// <summary>Closes holes in place with the portfolio, each tactic on its own, with heartbeats of its own, all holes of a wave at once.</summary>
public sealed class HoleSolver(ProblemChecker checker, GoalCache cache)
{
    private const int FirstChunk = 4;

    private readonly SolverPortfolio _portfolio = SolverPortfolios.For(checker.Problem.Header);

    /// <summary>The tactics that close holes, by hole. Holes that are not in the answer stay open.</summary>
    public async Task<ImmutableDictionary<int, string>> SolveAsync(
        GoaledSketch goaled, int firstWave, int waves, Action<Hole, string>? onClosed, CancellationToken cancellationToken)
    {
        var closed = ImmutableDictionary.CreateBuilder<int, string>();
        var context = PortfolioContext.Default with { Definitions = checker.Problem.Definitions };
        var plans = goaled.Sketch.Holes
            .Where(h => goaled.GoalOf(h) is not null)
            .ToDictionary(h => h, h => _portfolio(goaled.GoalOf(h)!, context).ToList());

        await TryAsync(plans.Keys.Select(h => (h, Cached(goaled, h))));
        var rest = plans.ToDictionary(p => p.Key, p => p.Value.Where(t => t.Wave >= firstWave && t.Wave < firstWave + waves).ToList());
        // Few and cheap ones first: most holes that close at all close there, and the rest of their tactics is never run.
        for (int taken = 0, size = FirstChunk; rest.Any(r => !closed.ContainsKey(r.Key.Id) && r.Value.Count > taken); taken += size, size *= 2)
        {
            var (from, count) = (taken, size);
            await TryAsync(rest.Where(r => !closed.ContainsKey(r.Key.Id)).Select(r => (r.Key, r.Value.Skip(from).Take(count))));
        }

        return closed.ToImmutable();

        async Task TryAsync(IEnumerable<(Hole Hole, IEnumerable<SolverTactic> Tactics)> offers)
        {
            var candidates = offers
                .SelectMany(o => o.Tactics.Select(t => (o.Hole, Tactic: t, Filled: goaled.Sketch.Fill(o.Hole.Id, t.Text).Sketch)))
                .Where(c => c.Filled is not null)
                .ToList();
            var groups = await Task.WhenAll(candidates.GroupBy(c => c.Tactic.Heartbeats).Select(async group =>
                group.Zip(await checker.CheckAsync(group.Select(c => c.Filled!.Text), cancellationToken, group.Key, ProcessorTime(group.Key)))));
            foreach (var group in groups)
            {
                foreach (var ((hole, tactic, _), report) in group)
                {
                    if (report.Outcome == RunOutcome.Ok && closed.TryAdd(hole.Id, tactic.Text))
                    {
                        cache.Add(goaled.GoalOf(hole)!, tactic.Text);
                        onClosed?.Invoke(hole, tactic.Text);
                    }
                }
            }
        }
    }

    /// <summary>Several times what the embedded Lean takes for as many heartbeats (50,000 in 1 to 3 s, measured): what needs more will not end.</summary>
    private static TimeSpan ProcessorTime(int heartbeats) => TimeSpan.FromSeconds(6 + (heartbeats / 8000.0));

    private IEnumerable<SolverTactic> Cached(GoaledSketch goaled, Hole hole) =>
        cache.Find(goaled.GoalOf(hole)!) is { } tactic ? [new SolverTactic("cache", tactic, 0, PortfolioContext.Default.Heartbeats)] : [];
}

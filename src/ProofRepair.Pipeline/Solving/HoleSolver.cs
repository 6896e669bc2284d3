using System.Collections.Concurrent;
using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Isolation;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Sketching;
using ProofRepair.Pipeline.Solving.Learning;
using ProofRepair.Pipeline.Solving.Refuting;

namespace ProofRepair.Pipeline.Solving;

/// <summary>
/// Closes holes in place with the portfolio, a few tactics to a candidate and each from the hole's own state, all holes at once; the order is
/// learnt.
/// The same <paramref name="seed"/> and memory give the same order. With <paramref name="heartbeatsAlone"/> no time of the processor bounds a candidate.
/// A family of tactics that fails on a goal is told to <paramref name="onFault"/> and left out.
/// </summary>
public sealed class HoleSolver(ProblemChecker checker, ISolverMemory memory, int seed = 0, bool heartbeatsAlone = false, Action<Exception>? onFault = null)
{
    private const int FirstChunk = 4;
    private const int RefutingChunk = 1;

    private readonly SolverPortfolio _portfolio = SolverPortfolios.For(checker.Problem.Header);
    private readonly Isolator _isolator = new(checker);
    private readonly SolverScope _scope = SolverScope.Of(checker.Problem.Header);

    // A hole that is met again (in another attempt, beside a block that was widened) need not fail twice.
    private readonly ConcurrentDictionary<(string Goal, string Tactic), bool> _failed = new();
    private readonly ConcurrentDictionary<(string Goal, string Fault), bool> _faults = new();

    public async Task<HoleAnswers> SolveAsync(GoaledSketch goaled, SolverEffort effort, Action<Hole, string>? onClosed, CancellationToken cancellationToken)
    {
        var closed = ImmutableDictionary.CreateBuilder<int, string>();
        var refuted = ImmutableHashSet.CreateBuilder<int>();
        var plans = await Task.WhenAll(goaled.Sketch.Holes.Where(h => goaled.GoalOf(h) is not null).Select(h => PlanAsync(goaled, h, effort, cancellationToken)));
        await TryAsync(plans.Where(p => p.Hint is not null).Select(p => new Offer(p, p.Hint!, OfferKind.Hint)));

        // Few and cheap ones first: most holes that close at all close there, and the rest of their tactics is never run.
        for (int chunk = 0, taken = 0, size = FirstChunk; Open().Any(p => p.HasMore(chunk, taken)); chunk++, taken += size, size *= 2)
        {
            await TryAsync(Open().SelectMany(p => p.Chunk(chunk, taken, size)));
            if (effort.Refuting == RefutationUse.Condemns && refuted.Count > 0)
            {
                break;
            }
        }

        return new HoleAnswers(closed.ToImmutable(), refuted.ToImmutable());

        List<Plan> Open() => [.. plans.Where(p => !closed.ContainsKey(p.Hole.Id))];

        async Task TryAsync(IEnumerable<Offer> offers)
        {
            var answers = await CheckAsync(offers, cancellationToken);
            foreach (var (offer, report) in answers.Where(a => a.Offer.Kind != OfferKind.Refutation && a.Report.Outcome == RunOutcome.Ok))
            {
                var hole = offer.Plan.Hole;
                if (!closed.ContainsKey(hole.Id) && await ConcreteAsync(offer.Plan, offer.Tactic, report, cancellationToken) is { } tactic && closed.TryAdd(hole.Id, tactic))
                {
                    memory.KeepTactic(offer.Plan.Goal, _scope, tactic);
                    onClosed?.Invoke(hole, tactic);
                }
            }

            // What is proved and refuted stands in a context without a model, which says nothing against its sketch.
            refuted.UnionWith(answers
                .Where(a => a.Offer.Kind == OfferKind.Refutation && a.Report.Outcome == RunOutcome.Ok && !closed.ContainsKey(a.Offer.Plan.Hole.Id))
                .Select(a => a.Offer.Plan.Hole.Id));
            Learn(answers);
        }
    }

    private async Task<List<(Offer Offer, CheckReport Report)>> CheckAsync(IEnumerable<Offer> offers, CancellationToken cancellationToken)
    {
        var open = offers.Where(o => !_failed.ContainsKey((o.Plan.Goal.Text, o.Tactic.Text))).ToList();
        var bundled = await Task.WhenAll(BundlesOf(open).Select(b => CheckBundleAsync(b, cancellationToken)));
        var known = bundled.SelectMany(b => b).ToList();
        var closed = known.Where(k => k.Report.Outcome == RunOutcome.Ok).Select(k => k.Offer.Plan.Hole.Id).ToHashSet();
        var rest = open.Except(known.Select(k => k.Offer)).Where(o => !closed.Contains(o.Plan.Hole.Id));
        return [.. known, .. await CheckEachAsync(rest, cancellationToken)];
    }

    /// <summary>What is run on many goals at once has no one alternative that closes it; a hint mostly closes, and a refutation is no alternative.</summary>
    private static IEnumerable<List<Offer>> BundlesOf(List<Offer> offers) =>
        offers
            .Where(o => o.Kind == OfferKind.Portfolio && !o.Plan.Hole.IsShared)
            .GroupBy(o => o.Plan)
            .SelectMany(g => g.Chunk(TacticBundle.MostTactics))
            .Where(b => b.Length > 1)
            .Select(b => b.ToList());

    /// <summary>Only of those that the candidate says something of.</summary>
    private async Task<IEnumerable<(Offer Offer, CheckReport Report)>> CheckBundleAsync(List<Offer> offers, CancellationToken cancellationToken)
    {
        var bundle = new TacticBundle([.. offers.Select(o => o.Trial)]);
        if (offers[0].Plan.Filled(bundle.Text) is not { } filled)
        {
            return [];
        }

        var heartbeats = Level(offers.Sum(o => o.Tactic.Heartbeats));
        var report = (await checker.CheckAsync([filled.Text], cancellationToken, heartbeats, ProcessorTime(heartbeats)))[0];
        var reading = bundle.Read(report);
        var share = report.Time / Math.Max(1, reading.Failed + (reading.NextCloses ? 1 : 0));
        return
        [
            .. offers.Take(reading.Failed).Select(o => (o, report with { Outcome = RunOutcome.Errors, Time = share })),
            .. offers.Skip(reading.Failed).Take(reading.NextCloses ? 1 : 0).Select(o => (o, report with { Time = share })),
        ];
    }

    private async Task<IEnumerable<(Offer Offer, CheckReport Report)>> CheckEachAsync(IEnumerable<Offer> offers, CancellationToken cancellationToken)
    {
        var candidates = offers
            .Select(o => (Offer: o, Filled: o.Plan.Filled(o.Trial)))
            .Where(c => c.Filled is not null)
            .ToList();
        var groups = await Task.WhenAll(candidates.GroupBy(c => Level(c.Offer.Tactic.Heartbeats)).Select(async group =>
            group.Select(c => c.Offer).Zip(await checker.CheckAsync(group.Select(c => c.Filled!.Text), cancellationToken, group.Key, ProcessorTime(group.Key)))));
        return groups.SelectMany(g => g);
    }

    /// <summary>Of a search the first finding that closes the hole by itself; null where none does.</summary>
    private async Task<string?> ConcreteAsync(Plan plan, SolverTactic tactic, CheckReport report, CancellationToken cancellationToken)
    {
        if (!SuggestedTactic.IsSearch(tactic.Text))
        {
            return tactic.Text;
        }

        var findings = SuggestedTactic.Found(tactic.Text, report)
            .Select(text => (Text: text, Filled: plan.Filled(text)))
            .Where(f => f.Filled is not null)
            .ToList();
        var reports = await checker.CheckAsync(findings.Select(f => f.Filled!.Text), cancellationToken, Level(tactic.Heartbeats), ProcessorTime(Level(tactic.Heartbeats)));
        return findings.Zip(reports).FirstOrDefault(f => f.Second.Outcome == RunOutcome.Ok).First.Text;
    }

    private void Learn(List<(Offer Offer, CheckReport Report)> answers)
    {
        // A crash may be the fault of a neighbour or of the machine.
        var told = answers.Where(a => a.Report.Outcome != RunOutcome.Crash).ToList();
        foreach (var (offer, _) in told.Where(a => a.Report.Outcome != RunOutcome.Ok && !a.Offer.Plan.Hole.IsShared))
        {
            _failed[(offer.Plan.Goal.Text, offer.Tactic.Text)] = true;
        }

        memory.Count(
            _scope.Portfolio,
            [
                .. told.Where(a => a.Offer.Kind == OfferKind.Portfolio)
                    .Select(a => new TacticTrial(a.Offer.Plan.Class, a.Offer.Tactic.Family, a.Report.Outcome == RunOutcome.Ok, a.Report.Time)),
            ]);
    }

    private async Task<Plan> PlanAsync(GoaledSketch goaled, Hole hole, SolverEffort effort, CancellationToken cancellationToken)
    {
        var context = PortfolioContext.Default with { Definitions = checker.Problem.Definitions, Heartbeats = Math.Max(1, checker.Limits.Heartbeats / 2), OnFault = onFault is null ? null : fault => TellOnce(goaled.GoalOf(hole)!, fault) };
        var goal = goaled.GoalOf(hole)!;
        var goalClass = GoalClass.Of(goal);
        // Some families compute for half a second; waves that are not wanted are not computed.
        var tactics = _portfolio(goal, context).TakeWhile(t => t.Wave < effort.FirstWave + effort.Waves).Where(t => t.Wave >= effort.FirstWave).ToList();
        var order = TacticOrder.Of(tactics, memory.TalliesOf(goalClass, _scope.Portfolio), RandomFor(goal));
        var hint = memory.FindTactic(goal, _scope) is { } tactic ? new SolverTactic("memory", tactic, 0, context.Heartbeats) : null;
        var refutation = effort.Refuting != RefutationUse.None && Refutation.TacticFor(goaled, hole, checker.Problem) is { } text
            ? new SolverTactic("refutation", text, 0, order.FirstOrDefault()?.Heartbeats ?? context.Heartbeats)
            : null;
        return new Plan(await SliceAsync(goaled, hole, cancellationToken), hole, goal, goalClass, order, hint, refutation);
    }

    private void TellOnce(Goal goal, Exception fault)
    {
        if (_faults.TryAdd((goal.Text, fault.Message), true))
        {
            onFault?.Invoke(fault);
        }
    }

    /// <summary>The sketch without what the hole does not need, where Lean prints the same goal there; else the sketch.</summary>
    private async Task<Sketch> SliceAsync(GoaledSketch goaled, Hole hole, CancellationToken cancellationToken)
    {
        var slice = HoleSlice.Of(goaled.Sketch, hole);
        return !ReferenceEquals(slice, goaled.Sketch) && (await _isolator.ProbeAsync(slice, cancellationToken)).Goaled is { } probed && probed.GoalOf(hole)?.Text == goaled.GoalOf(hole)!.Text
            ? slice
            : goaled.Sketch;
    }

    /// <summary>Of the goal and the seed alone: holes are solved side by side, in no order.</summary>
    private Random RandomFor(Goal goal) => new(Convert.ToInt32(GoalHash.Of(goal)[..8], 16) ^ seed);

    /// <summary>A file has one limit: with a limit of each sum's own, most files would hold one candidate and cost the start of a process (4 s).</summary>
    private int Level(int heartbeats) => Array.Find([checker.Limits.Heartbeats, 2 * checker.Limits.Heartbeats], l => l >= heartbeats) is var level and > 0 ? level : heartbeats;

    /// <summary>
    /// Several times what the embedded Lean takes for as many heartbeats (50,000 in 1 to 3 s, measured): what needs more will not end. At the
    /// problem's own limit of heartbeats its own time holds, so that solvers' candidates and samples share files.
    /// </summary>
    private TimeSpan? ProcessorTime(int heartbeats) => heartbeatsAlone || heartbeats == checker.Limits.Heartbeats && checker.Limits.ProcessorTime is not null
        ? null
        : TimeSpan.FromSeconds(6 + (heartbeats / 8000.0));

    private enum OfferKind
    {
        Portfolio,
        Hint,
        Refutation,
    }

    private sealed record Offer(Plan Plan, SolverTactic Tactic, OfferKind Kind)
    {
        public string Trial => KernelLimit.Bounded(Tactic.Text, Tactic.Heartbeats);
    }

    private sealed record Plan(Sketch Sketch, Hole Hole, Goal Goal, GoalClass Class, ImmutableArray<SolverTactic> Tactics, SolverTactic? Hint, SolverTactic? Refutation)
    {
        public Sketch? Filled(string tactic) => Sketch.Fill(Hole.Id, tactic).Sketch;

        public bool HasMore(int chunk, int taken) => Tactics.Length > taken || (Refutation is not null && chunk <= RefutingChunk);

        public IEnumerable<Offer> Chunk(int chunk, int taken, int size)
        {
            var tactics = Tactics.Skip(taken).Take(size).Select(t => new Offer(this, t, OfferKind.Portfolio));
            return chunk == RefutingChunk && Refutation is not null ? tactics.Append(new Offer(this, Refutation, OfferKind.Refutation)) : tactics;
        }
    }
}

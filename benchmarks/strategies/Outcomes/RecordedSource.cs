using System.Collections.Immutable;
using ProofRepair.Pipeline.Budgets.Beliefs;

namespace ProofRepair.StrategiesBenchmark.Outcomes;

/// <summary>Recorded tries without replacement: a problem whose tries are used up is censored, whoever tried it.</summary>
internal sealed class RecordedSource : IOutcomeSource
{
    private static readonly double[] s_shares = [0.5, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48];

    /// <summary>Where the budget is most of the tries that there are, all strategies end alike.</summary>
    private const double MostOfTries = 2.0 / 3;

    private readonly ImmutableArray<ImmutableArray<ProblemOutcomes>> _parts;

    /// <param name="seed">Of the division of the problems into parts, which is the same for all shuffles.</param>
    public RecordedSource(string name, IEnumerable<ProblemOutcomes> problems, int parts, int seed)
    {
        var all = problems.ToArray();
        new Random(seed).Shuffle(all);
        Name = name;
        var tries = all.Max(p => p.Tries.Length);
        Ladder = [.. s_shares.Where(share => share <= tries * MostOfTries)];
        Description = $"{all.Length} problems, up to {tries} tries each, {all.Count(p => p.Tries.Contains(true))} with a right one";
        _parts = [.. Enumerable.Range(0, parts).Select(part => all.Where((_, i) => i % parts == part).ToImmutableArray())];
        Past = [.. _parts.Select(part => all.Except(part).Select(p => p.Log).ToImmutableArray())];
    }

    public string Name { get; }

    public string Description { get; }

    public ImmutableArray<ImmutableArray<TryLog>> Past { get; }

    public ImmutableArray<double> Ladder { get; }

    public ImmutableArray<ImmutableArray<Draw>> Shuffle(int seed)
    {
        var random = new Random(seed);
        return [.. _parts.Select(part => Shuffled(part, random))];
    }

    private static ImmutableArray<Draw> Shuffled(ImmutableArray<ProblemOutcomes> part, Random random)
    {
        var problems = part.ToArray();
        random.Shuffle(problems);
        return [.. problems.Select(problem =>
        {
            var tries = problem.Tries.ToArray();
            random.Shuffle(tries);
            return new Draw(problem.Bucket, Array.IndexOf(tries, value: true) + 1, tries.Length, (double)tries.Count(right => right) / tries.Length);
        })];
    }
}

using ProofRepair.Store.Runs;
using ProofRepair.StoreWriter;

namespace ProofRepair.Store.Tests.Runs;

public class KillTests(StorePlaces places, ITestOutputHelper output)
{
    private const int Rounds = 20;

    public static TheoryData<Backend> Both => StorePlaces.Both;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Both))]
    public async Task Whatever_moment_a_writer_is_killed_at_nothing_it_was_told_is_lost_and_nothing_counts_twice(Backend backend)
    {
        var location = await places.NewAsync(backend);
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var said = new List<string>();
        for (var round = 0; round < Rounds; round++)
        {
            var (lines, exitCode) = await KilledAsync(location, random, round);
            Assert.NotEqual(0, exitCode);
            said.AddRange(lines);
            await AssertHoldsAsync(location, lines);
        }

        Assert.True(said.Count > Rounds, "the writer never came to write");
        using var last = new Writer(location);
        last.Start();
        var (rest, code) = await last.EndAsync(Token);
        Assert.Equal(0, code);
        said.AddRange(rest);
        output.WriteLine($"{said.Count - rest.Count} lines in {Rounds} rounds, {rest.Count} in the last");

        // A kill between a commit and its line takes the line; a line twice would be a step that was made twice.
        var steps = said.Where(l => !l.StartsWith("begun ", StringComparison.Ordinal) && !l.StartsWith("resumed ", StringComparison.Ordinal)).ToList();
        Assert.Equal(steps.Distinct(), steps);
        Assert.InRange(said.Count(l => l.StartsWith("begun ", StringComparison.Ordinal)), 0, 1);
        await FinalStore.AssertIsWholeAsync(location, Token);
    }

    /// <summary>In every third round at a moment that may lie before the first line, else amid the writing.</summary>
    private static async Task<(IReadOnlyList<string> Said, int ExitCode)> KilledAsync(string location, Random random, int round)
    {
        using var writer = new Writer(location);
        writer.Start();
        if (round % 3 == 0)
        {
            await Task.Delay(random.Next(600), Token);
        }
        else
        {
            for (var lines = random.Next(1, 40); lines > 0 && await writer.ReadLineAsync(Token); lines--)
            {
            }

            await Task.Delay(TimeSpan.FromMilliseconds(random.NextDouble() * 5), Token);
        }

        writer.Kill();
        return await writer.EndAsync(Token);
    }

    private static async Task AssertHoldsAsync(string location, IReadOnlyList<string> lines)
    {
        await using var store = await StorePlaces.OpenAsync(location);
        var held = new HashSet<string>(StringComparer.Ordinal);
        foreach (var run in await store.RunsAsync(Token))
        {
            held.UnionWith([$"begun {run.Id}", $"resumed {run.Id}"]);
            held.UnionWith((await store.StepsAsync(run.Id, Token)).Select(Work.Made));
            foreach (var problem in (await store.ProblemsAsync(run.Id, Token)).Where(p => lines.Any(l => l.Contains(p.Description.Key))))
            {
                var key = problem.Description.Key;
                var attempts = await store.AttemptsAsync(run.Id, key, Token);
                held.UnionWith(attempts.Select(a => Work.Sampled(key, a)));
                held.UnionWith(attempts.Where(a => a.Outcome is not null).Select(a => Work.Checked(key, a)));
                if (problem.Status != StoredStatus.Open)
                {
                    held.Add(Work.Done(key));
                }
            }
        }

        Assert.Subset(held, lines.ToHashSet(StringComparer.Ordinal));
    }
}

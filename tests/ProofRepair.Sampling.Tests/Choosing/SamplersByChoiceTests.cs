using System.Collections.Concurrent;
using System.Collections.Immutable;
using ProofRepair.Sampling.Choosing;
using Xunit;

namespace ProofRepair.Sampling.Tests.Choosing;

public sealed class SamplersByChoiceTests
{
    private readonly Preferring _chooser = new("b");

    private static SampleRequest Request(int count, string problem = "p") => new(SampleKind.Fresh, problem, "", "theorem t : True", count);

    [Fact]
    public async Task Samples_come_from_the_one_that_is_chosen_and_then_from_the_others()
    {
        using var samplers = Samplers(("a", 9), ("b", 3));
        Assert.Equal(["b0", "b1"], await TextsAsync(samplers, Request(2)));
        Assert.Equal(["b2", "a0", "a1"], await TextsAsync(samplers, Request(3)));
    }

    [Fact]
    public async Task A_finished_problem_tells_of_each_of_its_samples_once()
    {
        using var samplers = Samplers(("a", 9), ("b", 2));
        await TextsAsync(samplers, Request(3));
        await TextsAsync(samplers, Request(1, "other"));
        samplers.Finished("p", provedBy: "b");
        samplers.Finished("p", provedBy: "b");
        Assert.Equal(
            [("a", false), ("b", false), ("b", true)],
            _chooser.Seen.Select(o => (o.Sampler, o.Proved)).Order());
        Assert.All(_chooser.Seen, o => Assert.Equal((10, 5), (o.PromptTokens, o.Tokens)));
    }

    [Fact]
    public async Task A_proof_from_no_sample_rewards_none()
    {
        using var samplers = Samplers(("a", 9), ("b", 2));
        await TextsAsync(samplers, Request(1));
        samplers.Finished("p", provedBy: null);
        samplers.Finished("of which nothing was asked", provedBy: "a");
        Assert.Equal([false], _chooser.Seen.Select(o => o.Proved));
    }

    [Fact]
    public async Task Over_other_samplers_the_same_chooser_chooses()
    {
        using var samplers = Samplers(("a", 9), ("b", 2));
        using var over = samplers.Over(s => s);
        Assert.Equal(["b0"], await TextsAsync(over, Request(1)));
        samplers.Finished("p", "b-model");
        Assert.True(Assert.Single(_chooser.Seen).Proved);
    }

    private SamplersByChoice Samplers(params (string Name, int Most)[] samplers) => new([.. samplers.Select(s => new Counting(s.Name, s.Most))], _chooser);

    private static async Task<string[]> TextsAsync(SamplersByChoice samplers, SampleRequest request) =>
        [.. (await samplers.SampleAsync(request, TestContext.Current.CancellationToken)).Samples.Select(s => s.RawText)];

    private sealed class Preferring(string name) : IModelChooser
    {
        public ConcurrentQueue<SampleOutcome> Seen { get; } = [];

        public string Choose(ImmutableArray<string> samplers) => samplers.Contains(name) ? name : samplers[0];

        public void Observe(SampleOutcome outcome) => Seen.Enqueue(outcome);
    }
}

using ProofRepair.Cli.Setup;
using ProofRepair.Sampling.Choosing;

namespace ProofRepair.Cli.Tests;

public sealed class BanditChooserTests
{
    private readonly BanditChooser _chooser = new(new Random(3));

    [Fact]
    public void The_model_that_proves_most_for_its_tokens_is_asked_most()
    {
        var random = new Random(4);
        var asked = new Dictionary<string, int> { ["cheap"] = 0, ["dear"] = 0 };
        for (var i = 0; i < 4000; i++)
        {
            var name = _chooser.Choose(["cheap", "dear"]);
            asked[name]++;
            var (chance, tokens) = name == "cheap" ? (0.3, 500) : (0.5, 5000);
            _chooser.Observe(new SampleOutcome(name, random.NextDouble() < chance, null, PromptTokens: 400, tokens));
        }

        Assert.True(asked["cheap"] > 3000, $"{asked["cheap"]} of 4000");
    }

    [Fact]
    public void Only_one_that_can_be_asked_is_chosen_and_one_that_comes_back_is_remembered()
    {
        for (var i = 0; i < 400; i++)
        {
            _chooser.Observe(new SampleOutcome("good", Proved: true, null, 100, 100));
            _chooser.Observe(new SampleOutcome("bad", Proved: false, null, 100, 100));
        }

        Assert.Equal("bad", _chooser.Choose(["bad"]));
        Assert.Equal("good", _chooser.Choose(["bad", "good"]));
    }

    [Fact]
    public void A_sample_that_nobody_counted_has_a_cost()
    {
        _chooser.Observe(new SampleOutcome("a", Proved: false, null, null, null));
        Assert.Equal("b", _chooser.Choose(["a", "b"]));
    }
}

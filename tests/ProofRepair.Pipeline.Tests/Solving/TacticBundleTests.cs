using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Sketching;
using ProofRepair.Pipeline.Solving;

namespace ProofRepair.Pipeline.Tests.Solving;

public sealed class TacticBundleTests
{
    private static readonly TacticBundle s_bundle = new(["simp", "obtain ⟨k, rfl⟩ : ∃ k, x = k + 1 := ⟨x - 1, by omega⟩\nomega", "omega"]);

    [Fact]
    public void The_last_alternative_that_was_begun_is_the_one_that_closes() =>
        Assert.Equal(new BundleReading(1, true), s_bundle.Read(Report(RunOutcome.Ok, [], 0, 1)));

    [Fact]
    public void Where_all_were_begun_and_none_met_a_limit_none_closes() =>
        Assert.Equal(new BundleReading(3, false), s_bundle.Read(Report(RunOutcome.Errors, ["omega could not prove the goal"], 0, 1, 2)));

    [Theory]
    [InlineData(RunOutcome.Errors)]
    [InlineData(RunOutcome.Timeout)]
    public void A_limit_says_nothing_of_the_one_that_met_it_and_of_those_behind(RunOutcome outcome) => Assert.Equal(
        new BundleReading(1, false),
        s_bundle.Read(Report(outcome, ["(deterministic) timeout at `whnf`, maximum number of heartbeats (50000) has been reached"], 0, 1)));

    [Fact]
    public void A_text_that_was_not_read_says_nothing() =>
        Assert.Equal(new BundleReading(0, false), s_bundle.Read(Report(RunOutcome.Errors, ["unexpected identifier; expected ')'"])));

    [Fact]
    public async Task On_real_Lean_it_says_of_each_tactic_what_it_does_alone()
    {
        const string Lead = "example (x : Nat) (h : x > 3) : x ≥ 2 ∧ x ≥ 1 := ";
        var text = Lead + "by\n  constructor\n  · sorry\n  exact (by sorry)";
        var sketch = Sketch.Of(text, new TextSpan(Lead.Length, text.Length - Lead.Length));
        ImmutableArray<TacticBundle> bundles = [s_bundle, new(["omega", "simp"]), new(["simp", "exact nonsense"])];
        var sources = sketch.Holes.SelectMany(h => bundles.Select(b => new LeanSource(sketch.Fill(h.Id, b.Text).Sketch!.Text))).ToImmutableArray();
        var reports = new CheckReport[sources.Length];

        await new BatchChecker(new LeanProcess(InstalledLean.Require(), TimeProvider.System), TimeProvider.System).CheckAsync(
            new CheckRequest(LeanHeader.Empty, sources, new CheckLimits(TimeSpan.FromMinutes(5))), (i, r) => reports[i] = r, TestContext.Current.CancellationToken);

        BundleReading[] expected = [new(1, true), new(0, true), new(2, false)];
        Assert.Equal([.. expected, .. expected], reports.Select((r, i) => bundles[i % 3].Read(r)));
    }

    private static CheckReport Report(RunOutcome outcome, ImmutableArray<string> errors, params int[] begun) => new(
        outcome,
        [
            .. begun.Select(i => new LeanMessage(LeanSeverity.Information, LeanMessage.TraceKind, new LeanPosition(1, 0), null, $"x : Nat\nclosing_alternative_{i} : True\n⊢ x > 0")),
            .. errors.Select(e => new LeanMessage(LeanSeverity.Error, "[anonymous]", new LeanPosition(1, 0), null, e)),
        ],
        TimeSpan.Zero);
}

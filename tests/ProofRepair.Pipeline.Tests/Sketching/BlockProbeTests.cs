using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Syntax;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Sketching;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Sketching;

public sealed class BlockProbeTests
{
    private const string Body = "by\n  have a : p := by\n    bad\n  constructor\n  · simp\n    have b : q := foo x\n    ring\n  · cases h with\n    | inl y => omega\n    | inr z => grind";

    private static readonly ProofTree s_tree = TacticParser.Parse(Body);

    private static BodyError Parse(string at) => new(Body.IndexOf(at, StringComparison.Ordinal), null, BodyErrorKind.Parse);

    private static ImmutableArray<BlockProbe> Probes(params BodyError[] errors) => BlockProbe.After(s_tree, errors, 100);

    [Fact]
    public void Each_block_behind_a_parse_error_stands_alone_among_holes_without_what_comes_after_it() => Assert.Equal(
        [
            "by\n  have a : p := by\n    sorry\n  constructor\n  · sorry\n  · sorry",
            "by\n  have a : p := by\n    sorry\n  constructor\n  · simp\n    have b : q := sorry\n    ring",
            "by\n  have a : p := by\n    sorry\n  constructor\n  · simp\n    have b : q := foo x",
            "by\n  have a : p := by\n    sorry\n  constructor\n  · sorry\n  · cases h with\n    | inl y => sorry\n    | inr z => sorry",
            "by\n  have a : p := by\n    sorry\n  constructor\n  · sorry\n  · cases h with\n    | inl y => omega\n    | inr z => sorry",
            "by\n  have a : p := by\n    sorry\n  constructor\n  · sorry\n  · cases h with\n    | inl y => sorry\n    | inr z => grind",
        ],
        Probes(Parse("bad")).Select(p => p.Text));

    [Fact]
    public void What_was_read_or_goes_with_the_error_is_not_asked_again()
    {
        Assert.Equal(2, Probes(Parse("omega")).Count(p => !p.Text.Contains("omega", StringComparison.Ordinal)) - 1);
        Assert.Empty(Probes(Parse("constructor")));
        Assert.Empty(Probes(Parse("bad") with { Kind = BodyErrorKind.Failed }));
        Assert.Equal(2, BlockProbe.After(s_tree, [Parse("bad")], 2).Length);
    }

    [Fact]
    public void A_proof_after_where_is_asked_too()
    {
        const string body = "by\n  bad\nwhere\n  aux : p := by\n    simp\n  other : q := foo";
        var probes = BlockProbe.After(TacticParser.Parse(body), [new BodyError(body.IndexOf("bad", StringComparison.Ordinal), null, BodyErrorKind.Parse)], 100);
        Assert.Equal(["by\n  sorry\nwhere\n  aux : p := by\n    simp\n  other : q := sorry", "by\n  sorry\nwhere\n  aux : p := by\n    sorry\n  other : q := foo"], probes.Select(p => p.Text));
    }

    [Theory]
    [InlineData("grind", "unknown tactic", true)]
    [InlineData("grind", "it fails", true)]
    [InlineData("constructor", "it fails", false)]
    [InlineData("cases", "it fails", false)]
    [InlineData("=> grind", "unsolved goals", true)]
    [InlineData("by\n  have", "unsolved goals", false)]
    public void Errors_of_the_block_are_found_where_they_stand_in_the_whole(string at, string message, bool isOfBlock)
    {
        var probe = Probes(Parse("bad"))[^1];
        var error = new LeanMessage(LeanSeverity.Error, "[anonymous]", new SourceText(probe.Text).ToPosition(probe.Text.IndexOf(at, StringComparison.Ordinal)), null, message);
        var found = probe.ErrorsOf(new CheckReport(RunOutcome.Errors, [error], TimeSpan.Zero));
        Assert.Equal(isOfBlock ? [Body.IndexOf(at, StringComparison.Ordinal)] : [], found.Select(e => e.Start));
    }
}

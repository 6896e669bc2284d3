using System.Collections.Immutable;
using CsCheck;
using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Minimising;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Tests.Refining;

namespace ProofRepair.Pipeline.Tests.Minimising;

public sealed class ProofMinimiserTests
{
    [Fact]
    public async Task Steps_that_Lean_does_not_need_go() => Assert.Equal(
        "by\n  have b : B := by\n    close\n  exact b",
        await MinimiseAsync("by\n  have a : A := by\n    simp\n    omega\n  have b : B := by\n    skip\n    close\n  norm_num\n  exact b", body => Has(body, "have b") && Has(body, "close") && Has(body, "exact b")));

    [Fact]
    public async Task Of_two_steps_that_stand_in_for_each_other_one_stays() =>
        Assert.Equal("by\n  this\n  rfl", await MinimiseAsync("by\n  that\n  this\n  rfl", body => (Has(body, "that") || Has(body, "this")) && Has(body, "rfl")));

    [Fact]
    public async Task A_proof_of_needed_steps_stays_byte_for_byte()
    {
        const string Body = "by\n  intro x -- why\n  · simp;  omega\n";
        Assert.Equal(Body, await MinimiseAsync(Body, body => body == Body));
    }

    [Fact]
    public async Task A_chain_of_which_only_the_last_step_can_go_goes_whole()
    {
        var chain = string.Concat(Enumerable.Range(1, 20).Select(i => $"  have h{i} : P := h{i - 1}\n"));
        Assert.Equal("by\n  rfl", await MinimiseAsync($"by\n{chain}  rfl", body => Enumerable.Range(1, 20).All(i => !Has(body, $":= h{i}\n") || Has(body, $"have h{i} "))));
    }

    [Theory]
    [InlineData("by\n  simp <;> omega", "simp", "by\n  simp")]
    [InlineData("by\n  simp <;> omega", "omega", "by\n  omega")]
    [InlineData("by\n  a <;> b2\n    <;> c\n  d", "b2", "by\n  b2")]
    [InlineData("by\n  a <;>\n    b <;> (c; d)\n", "a c", "by\n  a <;>\n    (c)\n")]
    public async Task A_side_of_a_combinator_goes_like_a_step(string body, string needed, string expected) =>
        Assert.Equal(expected, await MinimiseAsync(body, b => needed.Split(' ').All(n => Has(b, n))));

    [Fact]
    public void Whatever_Lean_needs_what_comes_back_is_a_proof() => Gen.Int[0, 63].Array[1, 5].Sample(needs =>
    {
        // A clause asks for one of two steps.
        bool IsProof(string body) => needs.All(n => Has(body, $"step{n % 8};") || Has(body, $"step{n / 8};"));
        var all = "by\n" + string.Concat(Enumerable.Range(0, 8).Select(i => $"  (step{i}; x)\n")) + "  rfl";
        var minimal = MinimiseAsync(all, IsProof).GetAwaiter().GetResult();
        Assert.True(IsProof(minimal));
        Assert.True(minimal.Length < all.Length);
    });

    private static bool Has(string body, string part) => body.Contains(part, StringComparison.Ordinal);

    private static async Task<string> MinimiseAsync(string body, Func<string, bool> isProof)
    {
        var lean = new ScriptedChecker(b => isProof(b) ? [] : [0]);
        var minimiser = new ProofMinimiser(new ProblemChecker(lean.Problem, lean, CheckLimits.Default));
        return (await minimiser.MinimiseAsync(Attempt.Of(ScriptedChecker.Lead, body, AttemptOrigin.Given), TestContext.Current.CancellationToken)).BodyText;
    }
}

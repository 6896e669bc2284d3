using System.Collections.Immutable;
using ProofRepair.Bench.CorePort;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes;
using ProofRepair.Verify;

namespace ProofRepair.Bench.Tests.CorePort;

/// <summary>The whole library, compiled and as text, on real Lean.</summary>
public sealed class CompiledAgainstTextTests
{
    private static readonly CheckLimits s_limits = new(TimeSpan.FromMinutes(5), Heartbeats: 50_000);

    private static readonly ImmutableArray<LeanSource> s_sources =
    [
        .. new[]
        {
            // bodies unfold
            "example : (Finset.range 5).card = 5 := by decide",
            "example : ∑ k ∈ Finset.range 5, k = 10 := by rfl",
            "example : ∏ k ∈ Finset.Icc 1 4, k = 24 := by rfl",
            "example : Nat.digits 10 123 = [3, 2, 1] := by decide",
            "example : Nat.factorial 5 = 120 := by simp [Nat.factorial]",
            "example : 5! = 120 := by decide",
            "example : {x : Nat | x < 3} = Set.Iio 3 := rfl",
            "example (x : Int) (h : x < 0) : |x| = -x := by unfold abs; omega",
            "example : Even 4 := ⟨2, rfl⟩",
            // attributes and instances
            "example (n : Nat) (h : Odd n) : ¬ Even n := by grind",
            "example (x : Int) : |x| = x ∨ |x| = -x := by grind",
            "example (s t : Set Nat) : s ∩ t = t ∩ s := by ext x; simp; grind",
            "example (a b c : Nat) : a ∈ Finset.Icc b c ↔ b ≤ a ∧ a ≤ c := by simp",
            "example (R : Type) [Lean.Grind.Field R] (n : Nat) (x : R) : (n : R) + x = x + (n : R) := by grind",
            // tactic meanings and lemmas
            "example (x y : Int) (h : 2 * x + y = 5) (h' : x - y = 1) : x = 2 := by linarith",
            "example (a b : Int) : 2 * a * b ≤ a ^ 2 + b ^ 2 := by nlinarith [sq_nonneg (a - b)]",
            "example (x : Int) (h : 1 ≤ x) (h' : x ≤ 4) (h'' : x * x = 9) : x = 3 := by interval_cases x <;> omega",
            "example (x : Int) (h : x + 1 = 3 ∧ True) : x + 1 = 3 := by norm_num at h ⊢; omega",
            "example (x : Int) (h : ¬ ∀ y, x ≤ y) : ∃ y, y < x := by push_neg at h; exact h",
            "example (a b : Nat) : a * b + 0 = b * a := by rw [mul_comm, add_zero]",
            // what fails, fails alike
            "example : 3 ∈ Finset.range 2 := by simp",
            "example (x : Int) : x = x + 1 := by linarith",
            "example (n : Nat) : Even n := by norm_num [Even]",
            "example (n : Nat) : n = 1 := by\n  cases' n with m\n  sorry",
            "#check @Nat.even_iff\n#synth LocallyFiniteOrder Int",
        }.Select(s => new LeanSource(s)),
    ];

    [Fact]
    public async Task Compiled_the_library_says_what_its_text_says()
    {
        var compiled = await CompiledAsync();

        var asText = await CheckAsync(CoreLibrary.For("open Nat\n", withMeanings: true), compiled);
        var header = CoreLibrary.PartsFor(compiled).Aggregate(CoreLibrary.For("open Nat\n", withMeanings: true, compiled), (h, part) => part.AddedTo(h, part.Word));
        var imported = await CheckAsync(header, compiled);

        Assert.Equal(asText, imported);
        Assert.All(imported.SkipLast(5), answer => Assert.StartsWith("Ok", answer, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_proof_over_the_compiled_library_is_verified_and_one_without_an_end_is_not()
    {
        var compiled = await CompiledAsync();
        using var slots = new LeanSlots(1);
        var verifier = new ProofVerifier(new LeanProcess(compiled.Toolchain, TimeProvider.System), slots, TimeProvider.System);
        var header = CoreLibrary.For("open Nat\n", withMeanings: true, compiled);

        async Task<Verdict> VerifyAsync(string body) => await verifier.VerifyAsync(
            new VerifyRequest(header, "theorem five (n : Nat) (h : n = 5!) : Even n := ", body, s_limits), TestContext.Current.CancellationToken);

        var proved = await VerifyAsync("by\n  rw [Nat.even_iff, h]\n  decide");
        var notProved = await VerifyAsync("by\n  have : False := sorry\n  linarith");

        Assert.True(proved.Accepted, proved.Objection);
        Assert.DoesNotContain("sorryAx", proved.Axioms);
        Assert.False(notProved.Accepted);
    }

    /// <summary>In the user's own cache, as the embedded Lean is: half a minute of Lean that the next run need not spend.</summary>
    private static async Task<CompiledCoreLibrary> CompiledAsync()
    {
        var lean = InstalledLean.Require();
        var compilation = await CompiledCoreLibrary.EnsureAsync(
            lean, InstalledLean.Embedded.LibrariesPlace, () => { }, TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.Null(compilation.Warning);
        return compilation.Library!;
    }

    private static async Task<ImmutableArray<string>> CheckAsync(LeanHeader header, CompiledCoreLibrary compiled)
    {
        var answers = new string[s_sources.Length];
        var checker = new BatchChecker(new LeanProcess(compiled.Toolchain, TimeProvider.System), TimeProvider.System);
        await checker.CheckAsync(
            new CheckRequest(header, s_sources, s_limits),
            (i, report) => answers[i] = string.Join('\n', report.Messages.Select(m => $"{m.Severity} {m.Start} {m.Text}").Prepend($"{report.Outcome} {s_sources[i].Text} {report.Detail}")),
            TestContext.Current.CancellationToken);
        return [.. answers];
    }
}

using Microsoft.Extensions.Logging.Abstractions;
using ProofRepair.Bench.CorePort;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Embedded;
using ProofRepair.Lean.Processes;
using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Solving;

namespace ProofRepair.Bench.Tests;

/// <summary>Goals of the project's own that solver families must close on a real Lean with the core library, each by itself.</summary>
public sealed class SolverFamilySpecs(ITestOutputHelper output)
{
    private const string Field = "{R : Type} [Lean.Grind.Field R] [LE R] [LT R] [Std.LawfulOrderLT R] [Std.IsLinearOrder R] [Lean.Grind.OrderedRing R]";

    private static readonly (string Family, string Statement)[] s_goals =
    [
        ("positivstellensatz", "(x y : Rat) (h : abs (x + 2 * y) + abs (x - 2 * y) = 4) : x ^ 2 + 4 * y ^ 2 ≤ 8"),
        ("positivstellensatz", $"{Field} (a b c : R) (h : (a + c) * (a + b + c) < 0) : (b - c) ^ 2 > 4 * a * (a + b + c)"),
        ("positivstellensatz", $"{Field} (x y : R) (hx : 0 < x) (hy : 0 < y) : 4 / (x + y) ≤ 1 / x + 1 / y"),
        ("positivstellensatz", $"{Field} (x y : R) (h : x ≠ y) : 2 * x * y < x ^ 2 + y ^ 2"),
        ("positivstellensatz", $"{Field} (x : R) : x / (1 + x ^ 2) ≤ 1 / 2"),
        ("positivstellensatz", "(x y : Rat) (h : ¬x * y ≤ 0) (k : 0 ≤ x) : 0 < y"),
        ("positivstellensatz", "(x y : Rat) (h : 0 < x) (k : y < 0) : x * y ≠ 0"),
        ("positivstellensatz", "(x y : Rat) (h₀ : x * y = y * x) (h₁ : 0 < x) (h₂ : 0 < y) : 0 < x * y"),
        ("completed-squares", $"{Field} (n : Nat) (x y : R) (h : 2 ≤ n) : 2 * x * y ≤ x ^ 2 + y ^ 2"),
        ("values", "(x : Int) (h : -5 ≤ x) (k : x ≤ 5) : x ^ 3 - 25 * x ≤ 50"),
        ("closed-form", "(n : Nat) : ∑ k ∈ Finset.range n, (6 * k + 5) = n * (3 * n + 2)"),
        ("sum-", "(v : Nat → Nat) (h : ∀ n, v n = 3 * n + 1) : (∑ k ∈ Finset.Icc 1 50, v k) % 11 = 3"),
        ("finite-set", "(S : Finset Nat) (h : ∀ n, n ∈ S ↔ 0 < n ∧ n ^ 2 < 30) : S.card = 5"),
        ("least", ": IsLeast {x : Nat | 5 * x % 7 = 3} 2"),
        ("gcd-pairs", "(a b : Nat) (h : Nat.gcd a b = 6) (k : Nat.lcm a b = 36) : 30 ≤ a + b"),
        ("gcd-pairs", "(x y : Nat) (h : Nat.gcd x y = 6) (k : Nat.lcm x y = 36) : 30 ≤ x + y"),
        ("gcd-times-lcm", "(n m : Nat) (h : Nat.gcd (n + 1) m = 3) (k : Nat.lcm (n + 1) m = 12) : (n + 1) * m = 36"),
        ("bilinear", "(x y : Int) (h₀ : 0 < x) (h₁ : x < y) (h₂ : x * y + 2 * x + 3 * y = 29) : y = 5"),
        ("unknown-modulus", "(m x : Int) (h₀ : 2 ≤ m ∧ m ≤ 50) (h₁ : (x - 5) % m = 0) (h₂ : 3 * x % m = 1) : m = 2 ∨ m = 7 ∨ m = 14"),
        ("unknown-modulus", "(k q : Int) (h₀ : 2 ≤ k ∧ k ≤ 50) (h₁ : (q - 5) % k = 0) (h₂ : 3 * q % k = 1) : k = 2 ∨ k = 7 ∨ k = 14"),
        ("natural-roots", $"{Field} [Lean.Grind.IsCharP R 0] (p q : Nat) (k : R) (h₀ : Nat.Prime p) (h₁ : Nat.Prime q) (h₂ : p ≠ q) (h₃ : (p : R) ^ 2 - 10 * p + k = 0) (h₄ : (q : R) ^ 2 - 10 * q + k = 0) : k = 21"),
        ("bijection", $"{Field} (σ : Equiv R R) (h : σ.1 2 = 5) (k : σ.1 5 = 7) : σ.2 (σ.2 7) = 2"),
        ("factorial-growth", "(n : Nat) (h : 7 ≤ n) : 3 ^ n < Nat.factorial n"),
        ("step-recurrence", "(f : Nat → Nat) (h₀ : f 1 = 3) (h₁ : ∀ n, f (n + 2) = f n + 4) : f 201 = 403"),
        ("power-orbit", "(n : Nat) (h : 3 ∣ 2 ^ n - 1) : 2 ∣ n"),
        ("bounded-kernel", "(k : Int) (h₀ : 0 ≤ k) (h₁ : k < 40) (h₂ : k ^ 2 % 7 = 2) : k % 7 = 3 ∨ k % 7 = 4"),
        ("primes", "(n : Nat) : Nat.Prime 97"),
        ("bounded-kernel", "(n : Nat) (h₀ : 2 ≤ n) (h₁ : ∃ x, x ^ 2 = n) (h₂ : ∃ t, t ^ 4 = n) : 16 ≤ n"),
    ];

    [Fact]
    public async Task Each_family_closes_what_it_is_for()
    {
        var token = TestContext.Current.CancellationToken;
        var embedded = new EmbeddedLean(EmbeddedPaths.FromEnvironment(Environment.GetEnvironmentVariable), TimeProvider.System, NullLogger<EmbeddedLean>.Instance);
        var lean = embedded.Find();
        Assert.SkipWhen(lean is null, "the embedded Lean is not installed here: proofrepair lean install");
        var core = await CompiledCoreLibrary.EnsureAsync(lean!, embedded.LibrariesPlace, () => { }, TimeProvider.System, token);
        var checker = new BatchChecker(new LeanProcess(core.Library?.Toolchain ?? lean!, TimeProvider.System), TimeProvider.System);
        var header = CoreLibrary.For("open Nat\n", withMeanings: false, core.Library);
        var statements = s_goals.Select((g, i) => $"theorem goal{i} {g.Statement} := by\n").ToList();

        var printed = await CheckAsync(statements.Select(s => s + "  trace_state\n  sorry"));
        var trials = printed.SelectMany((report, i) => TacticsFor(i, report).Select(t => (Goal: i, t.Name, t.Text))).ToList();
        var reports = await CheckAsync(trials.Select(t => statements[t.Goal] + "  " + t.Text.Replace("\n", "\n  ", StringComparison.Ordinal)));
        foreach (var (trial, report) in trials.Zip(reports))
        {
            output.WriteLine($"{trial.Goal} {trial.Name}: {report.Outcome} {report.Time.TotalSeconds:0.0} s {report.Errors.FirstOrDefault()?.Text.ReplaceLineEndings(" ")}");
        }

        var closed = trials.Zip(reports).Where(t => t.Second.IsComplete).Select(t => t.First.Goal).ToHashSet();
        Assert.Empty(s_goals.Where((_, i) => !closed.Contains(i)).Select(g => $"{g.Family}: {g.Statement}"));

        async Task<CheckReport[]> CheckAsync(IEnumerable<string> texts)
        {
            var sources = texts.Select(t => new LeanSource(t)).ToArray();
            var answers = new CheckReport[sources.Length];
            await checker.CheckAsync(new CheckRequest(header, [.. sources], CheckLimits.Default with { Heartbeats = 25_000 }), (i, report) => answers[i] = report, token);
            return answers;
        }
    }

    private static IEnumerable<SolverTactic> TacticsFor(int goal, CheckReport report) =>
        report.Messages.FirstOrDefault(m => m.Kind == LeanMessage.TraceKind) is { } trace
            ? CorePortfolio.For(GoalParser.Parse(trace.Text)[0], PortfolioContext.Default with { Definitions = ["Nat.Prime"] }).Where(t => t.Name.StartsWith(s_goals[goal].Family, StringComparison.Ordinal))
            : [];
}

using System.Collections.Immutable;
using System.Text.Json;
using ProofRepair.Bench.Reports.Data;
using ProofRepair.Pipeline.Events;

namespace ProofRepair.ReportBenchmark;

/// <summary>Runs that nobody ran, of any size, with every part of a report in them; the same for the same seed. They say so in their names.</summary>
internal static class GeneratedRuns
{
    private static readonly string[] s_domains = ["algebra", "analysis", "combinatorics", "geometry", "inequalities", "number theory"];
    private static readonly string[] s_tactics = ["omega", "simp", "ring", "linarith", "nlinarith [sq_nonneg (a - b)]", "decide"];

    /// <param name="skill">Between 0 and 1: the share that is proved, roughly.</param>
    public static ReportRun Of(string name, int problems, double skill, int seed)
    {
        var random = new Random(seed);
        var made = Enumerable.Range(0, problems).Select(i => Problem(i, skill, random)).ToImmutableArray();
        return new ReportRun(
            $"{name} (generated)",
            $"{seed:x16}",
            "4.28.0-pre",
            [new ReportFile("generated.jsonl", new string('0', 64))],
            null,
            [new ReportOption("samples", "32"), new ReportOption("seed", seed.ToString())],
            DateTimeOffset.UnixEpoch,
            DateTimeOffset.UnixEpoch.AddHours(7),
            ["lean4#0 (a fault that was made up)"],
            made.Sum(p => p.LeanSeconds) * 1.07,
            "USD",
            ["All of this was generated to show the page: no Lean and no model was asked."],
            made);
    }

    private static ReportProblem Problem(int number, double skill, Random random)
    {
        // Of a problem all that its statement decides comes from its number, so that runs share it.
        var own = new Random(number);
        var domain = s_domains[own.Next(s_domains.Length)];
        var hardness = own.NextDouble();
        var split = number % 2 == 0 ? "test" : "valid";
        var isRejected = own.Next(25) == 0;
        var isProved = !isRejected && random.NextDouble() < skill * (1.5 - hardness);
        var isRaw = isProved && random.Next(4) == 0;
        var samples = isRejected ? 0 : isProved ? 1 + (int)(31 * Math.Pow(random.NextDouble(), 3)) : 32;
        var statement = $"theorem generated_{number} (a b c : Nat) (h₀ : a + {own.Next(100)} = b) (h₁ : b ≤ c) :\n    a * {own.Next(2, 9)} ≤ c * {own.Next(9, 20)} ∧ ∀ n > {own.Next(50)}, n ^ 2 ≥ n :=";
        var attempt = Body(own, broken: true);
        var (proof, tactic) = (Body(own, broken: false), s_tactics[random.Next(s_tactics.Length)]);
        var seconds = Math.Round(isRejected ? 0.4 : Math.Exp(random.NextDouble() * 5) * (isProved ? 1 : 3), 2);
        return new ReportProblem(
            $"{split}/{domain.Replace(' ', '_')}_{number:0000}",
            $"{domain.Replace(' ', '_')}_{number:0000}",
            split,
            domain,
            isRejected ? ReportStatus.Rejected : isProved ? ReportStatus.Proved : ReportStatus.Unproved,
            !isProved ? null : isRaw ? PipelineStage.Check : (PipelineStage)random.Next((int)PipelineStage.Refine, (int)PipelineStage.Assemble),
            isRaw,
            isRaw,
            statement,
            $"{number:x64}",
            "import Mathlib\n\nopen Nat Finset\n",
            $"Problem {number} of a suite that does not exist.",
            samples,
            samples * 7,
            samples * 1450L,
            samples * 0.0021m,
            seconds,
            own.Next(40) == 0 ? ["its hypotheses prove False"] : [],
            isRejected ? "not-accepted: unknown identifier 'Real.sqroot'" : isProved ? null : "the budget of samples is spent",
            isRejected ? null : attempt,
            isProved ? proof : null,
            isRejected ? [] : [Attempt(attempt, isProved, tactic)],
            isProved || isRejected ? [] : [Hole("⊢ a * 3 ≤ c * 11", ReportHoleState.Open, null)],
            isRejected ? [new ReportMessage("error", 1, 40, "unknown identifier 'Real.sqroot'")] : [],
            isProved ? ["propext", "Quot.sound"] : [],
            isProved ? ["elaboration: Passed: no error, in a fresh process", "axioms: Passed: propext, Quot.sound", "statement: Passed: the same term as the pinned statement"] : [],
            isProved ? Certificate(statement, proof) : null);
    }

    private static string Body(Random random, bool broken)
    {
        var steps = Enumerable.Range(0, random.Next(4, 14)).Select(i => $"  have h{i + 2} : a + {i} ≤ c + {i} := by\n    {(broken && i % 3 == 0 ? "norm_num at h₀" : "omega")}");
        return $"by\n{string.Join('\n', steps)}\n  refine ⟨by {(broken ? "linarith" : "omega")}, fun n hn => ?_⟩\n  nlinarith [sq_nonneg n]";
    }

    private static ReportAttempt Attempt(string body, bool isProved, string tactic)
    {
        var inner = Hole("a b c : Nat\nh₀ : a + 4 = b\n⊢ a ≤ c", isProved ? ReportHoleState.Closed : ReportHoleState.Open, isProved ? tactic : null);
        var outer = Hole("a b c : Nat\nh₁ : b ≤ c\n⊢ a * 3 ≤ c * 11", inner.State, isProved ? "by\n  have : a ≤ c := by sorry\n  omega" : null) with { Holes = [inner] };
        return new ReportAttempt(
            "a model that was not asked", body, body.Replace("by linarith", "by sorry", StringComparison.Ordinal), isProved ? "completed" : "one hole stayed open",
            [outer, Hole("⊢ 0 ≤ a", ReportHoleState.Closed, "exact Nat.zero_le a")],
            [new ReportMessage("error", 4, 4, "linarith failed to find a contradiction\ncase h\na b c : Nat\n⊢ False")]);
    }

    private static ReportHole Hole(string goal, ReportHoleState state, string? filling) => new(goal, state, filling, filling is null ? null : "solver", "linarith", []);

    private static JsonElement Certificate(string statement, string proof) =>
        JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["statement"] = statement, ["proof"] = proof, ["toolchain"] = "4.28.0-pre" });
}

using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Isolation;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Sketching;
using ProofRepair.Pipeline.Solving;
using ProofRepair.Pipeline.Solving.Learning;
using ProofRepair.Pipeline.Tests.Refining;

namespace ProofRepair.Pipeline.Tests.Solving;

public sealed class HoleSolverTests
{
    private const string Refutation = "fun (p : Prop)";
    private const string FirstHole = "by\n  have h : A := by sorry\n";

    private static readonly SolverEffort s_all = new(0, 100, RefutationUse.Condemns);
    private static readonly Goal s_goal = GoalParser.Parse("x y : Int\nf : Int → Int\nthis : ∀ (z : Int), f z = z * y + x ^ 2\n⊢ f 2 = x ∧ x * y < 80")[0];

    private readonly InMemorySolverMemory _memory = new();

    private static GoaledSketch Sketched(string body, params Goal[] goals)
    {
        var sketch = Sketch.Of(ScriptedChecker.Lead + body, new TextSpan(ScriptedChecker.Lead.Length, body.Length));
        return new GoaledSketch(sketch, sketch.Holes.Zip(goals).ToImmutableDictionary(p => p.First.Id, p => ImmutableArray.Create(p.Second)));
    }

    /// <summary>Two holes with the same goal, after a step that names what the goal's context has.</summary>
    private static GoaledSketch Two() => Sketched("by\n  have := q\n  have h : A := by sorry\n  sorry", s_goal, s_goal with { Text = s_goal.Text + " " });

    private static ScriptedChecker Lean(Func<string, bool> accepts) => new(body => accepts(body) ? [] : [0]);

    private Task<HoleAnswers> SolveAsync(ScriptedChecker lean, GoaledSketch sketch, SolverEffort effort, Problem? problem = null) =>
        new HoleSolver(new ProblemChecker(problem ?? lean.Problem, new BundleLean(lean), CheckLimits.Default), _memory).SolveAsync(sketch, effort, null, TestContext.Current.CancellationToken);

    private static List<string> Tried(ScriptedChecker lean) => [.. lean.Calls.SelectMany(c => c)];

    [Fact]
    public async Task Tactics_come_in_growing_chunks_and_end_with_the_first_that_closes()
    {
        var lean = Lean(body => body.Contains("simp_all", StringComparison.Ordinal));
        var answers = await SolveAsync(lean, Sketched("by\n  sorry", s_goal), s_all);
        Assert.Contains("simp_all", Assert.Single(answers.Closed).Value);
        Assert.Equal(3, Tried(lean).Count);
    }

    [Fact]
    public async Task The_negation_is_tried_once_with_the_second_chunk()
    {
        var lean = Lean(_ => false);
        var answers = await SolveAsync(lean, Sketched("by\n  have := q\n  sorry", s_goal), s_all);
        var places = Tried(lean).Select((text, i) => (text, i)).Where(t => t.text.Contains(Refutation, StringComparison.Ordinal)).Select(t => t.i);
        Assert.InRange(Assert.Single(places), 4, 12);
        Assert.Empty(answers.Closed);
        Assert.Empty(answers.Refuted);
    }

    [Fact]
    public async Task A_refuted_hole_ends_the_work_on_its_sketch()
    {
        var lean = Lean(body => body.Contains("h : A := by exact (" + Refutation, StringComparison.Ordinal));
        var sketch = Two();
        var answers = await SolveAsync(lean, sketch, s_all);
        Assert.Equal([sketch.Sketch.Holes[0].Id], answers.Refuted);
        // The first chunk, the second with the negations, and what prints the goal of a slice.
        Assert.InRange(Tried(lean).Count, 10, (2 * (4 + 8 + 1)) + 1);
    }

    [Fact]
    public async Task What_is_only_reported_ends_nothing()
    {
        var (condemned, reported) = (Lean(Refutes), Lean(Refutes));
        await SolveAsync(condemned, Sketched("by\n  have := q\n  sorry", s_goal), s_all);
        var answers = await SolveAsync(reported, Sketched("by\n  have := q\n  sorry", s_goal), s_all with { Refuting = RefutationUse.Reported });
        Assert.Single(answers.Refuted);
        Assert.True(Tried(reported).Count > Tried(condemned).Count);
        bool Refutes(string body) => body.Contains(Refutation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hole_that_is_proved_and_refuted_at_once_is_closed()
    {
        var fifth = 0;
        var lean = Lean(body => body.Contains(Refutation, StringComparison.Ordinal) || Interlocked.Increment(ref fifth) == 5);
        var answers = await SolveAsync(lean, Sketched("by\n  have := q\n  sorry", s_goal), s_all);
        Assert.Single(answers.Closed);
        Assert.Empty(answers.Refuted);
    }

    [Theory]
    [InlineData("exact found", true)]
    [InlineData("exact other", false)]
    public async Task Of_a_search_what_it_found_is_kept_if_that_closes_the_hole_by_itself(string found, bool closes)
    {
        var finds = new FindingLean(Lean(body => body.Contains("exact?", StringComparison.Ordinal) || body.Contains("exact found", StringComparison.Ordinal)), found);
        var answers = await new HoleSolver(new ProblemChecker(finds.Problem, finds, CheckLimits.Default), _memory)
            .SolveAsync(Sketched("by\n  sorry", s_goal), s_all, null, TestContext.Current.CancellationToken);
        Assert.Equal(closes, answers.Closed.Values.Any(t => t.EndsWith("exact found", StringComparison.Ordinal)));
        Assert.DoesNotContain(answers.Closed.Values, SuggestedTactic.IsSearch);
    }

    private sealed class FindingLean(ScriptedChecker lean, string found) : ILeanChecker
    {
        public Problem Problem => lean.Problem;

        public async Task<ImmutableArray<CheckReport>> CheckAsync(CheckRequest request, CancellationToken cancellationToken)
        {
            var reports = await new BundleLean(lean).CheckAsync(request, cancellationToken);
            return
            [
                .. request.Sources.Zip(reports).Select(r => r.First.Text.Contains("exact?", StringComparison.Ordinal)
                    ? r.Second with { Messages = r.Second.Messages.Add(new LeanMessage(LeanSeverity.Information, "[anonymous]", new LeanPosition(1, 0), null, "Try this:\n  [apply] " + found)) }
                    : r.Second),
            ];
        }
    }

    [Fact]
    public async Task What_failed_on_a_goal_is_not_tried_on_it_again()
    {
        var lean = Lean(_ => false);
        var solver = new HoleSolver(new ProblemChecker(lean.Problem, new BundleLean(lean), CheckLimits.Default), _memory);
        await solver.SolveAsync(Sketched("by\n  have := q\n  sorry", s_goal), s_all, null, TestContext.Current.CancellationToken);
        var before = Tried(lean).Count;
        await solver.SolveAsync(Sketched("by\n  skip\n  have := q\n  sorry", s_goal), s_all, null, TestContext.Current.CancellationToken);
        Assert.Equal(before, Tried(lean).Count);
    }

    [Fact]
    public async Task A_tactic_that_closed_the_goal_before_is_tried_first()
    {
        await SolveAsync(Lean(body => body.Contains("omega", StringComparison.Ordinal)), Sketched(FirstHole + "  sorry", s_goal), s_all);
        var lean = Lean(_ => true);
        await SolveAsync(lean, Sketched("by\n  sorry", s_goal), s_all);
        Assert.Contains("omega", Assert.Single(Tried(lean)));
    }

    [Fact]
    public async Task What_closes_goals_of_a_class_comes_first_on_others_of_it()
    {
        for (var i = 3; i < 20; i++)
        {
            var like = GoalParser.Parse(s_goal.Text.Replace("80", $"{i}", StringComparison.Ordinal))[0];
            await SolveAsync(Lean(body => body.Contains("simp_all", StringComparison.Ordinal) && !body.Contains("first", StringComparison.Ordinal)), Sketched("by\n  sorry", like), s_all);
        }

        var lean = Lean(_ => false);
        await SolveAsync(lean, Sketched("by\n  sorry", s_goal), s_all);
        Assert.EndsWith("simp_all", Tried(lean)[0]);
        Assert.All(_memory.TalliesOf(GoalClass.Of(s_goal), SolverPortfolios.VersionFor(LeanHeader.Empty)), t => Assert.True(t.Key == "simp_all" || t.Value.Closed == 0));
    }

    [Fact]
    public async Task A_crash_says_nothing_of_a_tactic()
    {
        var lean = new ScriptedChecker(_ => [], _ => RunOutcome.Crash);
        await SolveAsync(lean, Sketched("by\n  sorry", s_goal), s_all);
        Assert.Empty(_memory.TalliesOf(GoalClass.Of(s_goal), SolverPortfolios.VersionFor(LeanHeader.Empty)));
    }
}

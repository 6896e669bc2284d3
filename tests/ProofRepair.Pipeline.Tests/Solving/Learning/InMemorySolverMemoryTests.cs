using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Solving.Learning;

namespace ProofRepair.Pipeline.Tests.Solving.Learning;

public sealed class InMemorySolverMemoryTests
{
    private readonly InMemorySolverMemory _memory = new();

    [Fact]
    public void A_goal_that_differs_in_names_only_is_remembered()
    {
        var scope = SolverScope.Of(LeanHeader.Empty);
        _memory.KeepTactic(GoalParser.Parse("x : Nat\nh : x < 3\n⊢ x ≤ 3")[0], scope, "omega");
        Assert.Equal("omega", _memory.FindTactic(GoalParser.Parse("n : Nat\nhn : n < 3\n⊢ n ≤ 3")[0], scope));
        Assert.Null(_memory.FindTactic(GoalParser.Parse("n : Nat\nhn : n < 3\n⊢ n ≤ 4")[0], scope));
    }

    [Fact]
    public void What_it_is_remembered_by_is_in_that_goals_names()
    {
        var scope = SolverScope.Of(LeanHeader.Empty);
        _memory.KeepTactic(GoalParser.Parse("a b : Int\n⊢ 0 ≤ (a - b) ^ 2")[0], scope, "nlinarith [sq_nonneg (a - b)]");
        Assert.Equal("nlinarith [sq_nonneg (x - y)]", _memory.FindTactic(GoalParser.Parse("x y : Int\n⊢ 0 ≤ (x - y) ^ 2")[0], scope));
    }

    [Fact]
    public void Trials_add_up_by_class_family_and_portfolio()
    {
        var (one, other) = (new GoalClass("one"), new GoalClass("other"));
        Parallel.For(0, 100, i => _memory.Count("core", [new TacticTrial(one, "omega", i % 4 == 0, TimeSpan.FromSeconds(0.5)), new TacticTrial(other, "grind", true, TimeSpan.Zero)]));
        Assert.Equal(new TacticTally(25, 75, 50), _memory.TalliesOf(one, "core")["omega"]);
        Assert.Equal(["grind"], _memory.TalliesOf(other, "core").Keys);
        Assert.Empty(_memory.TalliesOf(one, "mathlib"));
    }

    [Fact]
    public void A_scope_tells_portfolios_and_definitions_apart()
    {
        Assert.Equal(SolverScope.Of(new LeanHeader("def a := 1")), SolverScope.Of(new LeanHeader("def a := 1")));
        Assert.NotEqual(SolverScope.Of(new LeanHeader("def a := 1")).Definitions, SolverScope.Of(new LeanHeader("def a := 2")).Definitions);
        Assert.NotEqual(SolverScope.Of(new LeanHeader("import Mathlib")).Portfolio, SolverScope.Of(LeanHeader.Empty).Portfolio);
    }
}

using CsCheck;
using ProofRepair.Pipeline.Goals;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Goals;

public sealed class GoalParserTests
{
    [Fact]
    public void Names_that_share_a_type_are_one_hypothesis()
    {
        var goal = Assert.Single(GoalParser.Parse("x y : Int\nh₀ : 0 < y\n⊢ x = 26"));
        Assert.Equal(["x", "y"], goal.Hypotheses[0].Names);
        Assert.Equal("Int", goal.Hypotheses[0].Type);
        Assert.Equal("0 < y", goal.Hypotheses[1].Type);
        Assert.Equal("x = 26", goal.Target);
        Assert.Null(goal.CaseTag);
    }

    [Fact]
    public void A_line_that_is_indented_continues_the_one_before()
    {
        var goal = Assert.Single(GoalParser.Parse("h : a +\n    b = c\n⊢ a =\n    c - b"));
        Assert.Equal("a + b = c", goal.Hypotheses[0].Type);
        Assert.Equal("a = c - b", goal.Target);
    }

    [Fact]
    public void Several_goals_are_separated_by_blank_lines_and_keep_their_case_tags()
    {
        var goals = GoalParser.Parse("unsolved goals\ncase inl.h\na : Nat\n⊢ a = a\n\ncase inr\n⊢ True\n");
        Assert.Equal(["inl.h", "inr"], goals.Select(g => g.CaseTag));
        Assert.Equal(["a = a", "True"], goals.Select(g => g.Target));
    }

    [Fact]
    public void A_let_value_is_told_from_its_type()
    {
        var goal = Assert.Single(GoalParser.Parse("x : Nat := 3 + (if a : p then 1 else 2)\nh : let y := x; y = 3\n⊢ x = 3"));
        Assert.Equal(("Nat", "3 + (if a : p then 1 else 2)"), (goal.Hypotheses[0].Type, goal.Hypotheses[0].Value));
        Assert.Equal(("let y := x; y = 3", null), (goal.Hypotheses[1].Type, goal.Hypotheses[1].Value));
    }

    [Fact]
    public void Inaccessible_and_quoted_names_are_read_whole()
    {
        var goal = Assert.Single(GoalParser.Parse("inst✝¹ : Foo α\n«a b» x✝ : Nat\n⊢ x✝ = «a b»"));
        Assert.Equal(["inst✝¹", "«a b»", "x✝"], goal.Hypotheses.SelectMany(h => h.Names));
        Assert.True(Goal.IsInaccessible("inst✝¹"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no goals")]
    [InlineData("error: unknown identifier 'x'\n\nx : y")]
    public void Text_without_a_target_is_no_goal(string text) => Assert.Empty(GoalParser.Parse(text));

    [Fact]
    public void No_text_makes_the_parser_throw() =>
        Gen.String[Gen.Char["xyhT ⊢:=✝«»()\n⟨⟩\"\\∀→"], 0, 80].Sample(text => GoalParser.Parse(text).All(g => g.Hypotheses.All(h => h.Names.Length > 0)));

    [Fact]
    public void What_is_printed_is_read_back()
    {
        var name = Gen.Int[0, 30].Select(i => "h" + i);
        var type = Gen.OneOf("Nat", "a = b + 1", "∀ (x : Nat), x ≤ n", "f (x : Nat) = 3");
        Gen.Select(Gen.Select(name, type).List[0, 6], type).Sample((hypotheses, target) =>
        {
            var text = string.Concat(hypotheses.Select(h => $"{h.Item1} : {h.Item2}\n")) + "⊢ " + target;
            var goal = Assert.Single(GoalParser.Parse(text));
            Assert.Equal(hypotheses.Select(h => (h.Item1, h.Item2)), goal.Hypotheses.Select(h => (h.Names[0], h.Type)));
            Assert.Equal(target, goal.Target);
        });
    }
}

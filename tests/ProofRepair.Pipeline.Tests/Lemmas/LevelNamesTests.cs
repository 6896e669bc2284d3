using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Lemmas;
using ProofRepair.Pipeline.Problems;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Lemmas;

public sealed class LevelNamesTests
{
    [Theory]
    [InlineData("α : Type u_1\nβ : Sort v\n⊢ α = α", "u_1 v")]
    [InlineData("α : Type (max u_1 (w + 1))\nβ : Type\nf : α → Sort (imax 1 u_2)\n⊢ β = β", "u_1 w u_2")]
    [InlineData("x : Nat\n⊢ @Eq.{max (u_1 + 1) u_2} (Prod.{u_1, u_2} α β) z z", "u_1 u_2")]
    [InlineData("α : Type\nu : Nat\nP : (α : Type) → (x : α) → Prop\ny : Type := List Nat\n⊢ Type = Type", "")]
    [InlineData("y : Type 1 := Type 0\nz : ULift.{u_3} Nat := w\n⊢ y = y", "u_3")]
    public void Levels_are_found_where_a_goal_names_them(string goal, string names) =>
        Assert.Equal(names, string.Join(' ', LevelNames.In(GoalParser.Parse(goal)[0])));

    [Theory]
    [InlineData("", "theorem t {α : Type _} {β : Type u} : ", "u u_1")]
    [InlineData("universe u", "theorem t {α : Type _} {β : Type u} : ", "u_1")]
    [InlineData("universe w u\nvariable (u_1 : Nat)", "theorem t {α : Type _} {β : Type u} : ", "u_1")]
    [InlineData("section\nuniverse u\nend", "theorem t.{u} {α : Type _} {β : Type u} : ", "u u_1")]
    [InlineData("-- universe u", "@[simp] lemma t.{u} {α : Type _} {β : Type u} : ", "u u_1")]
    public void Those_that_a_command_declares_are_not_declared_again(string header, string lead, string names)
    {
        var goal = GoalParser.Parse("β : Type u\nα : Type u_1\n⊢ α = α")[0];
        Assert.Equal(names, string.Join(' ', LevelNames.ToDeclare(goal, new Problem("t", "t", new LeanHeader(header), lead, "t"))));
    }
}

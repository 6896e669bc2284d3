using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Solving.Learning;

namespace ProofRepair.Pipeline.Tests.Solving.Learning;

public sealed class GoalClassTests
{
    [Theory]
    [InlineData("⊢ 2 ^ 10 = 1024", "= closed linear")]
    [InlineData("x : Nat\nh : x < 3\n⊢ x ≤ 3", "order Nat linear")]
    [InlineData("x y : Int\nn : Nat\n⊢ x * y = n", "= Nat+Int nonlinear")]
    [InlineData("R : Type\na b : R\nf : R → R\nh : ∀ (x : R), f x = 2 * x\n⊢ f a ≤ f b", "order field+function linear quantified")]
    [InlineData("n : Nat\n⊢ ¬7 ∣ 2 ^ n + 1", "¬ Nat nonlinear")]
    [InlineData("p : Prop\nh : p\n⊢ False", "False Prop linear")]
    public void A_class_is_the_head_the_types_and_the_shape(string goal, string expected) =>
        Assert.Equal(expected, GoalClass.Of(GoalParser.Parse(goal)[0]).Key);

    [Fact]
    public void Names_and_numbers_make_no_other_class() =>
        Assert.Equal(GoalClass.Of(GoalParser.Parse("x : Nat\nh : x < 3\n⊢ x ≤ 3")[0]), GoalClass.Of(GoalParser.Parse("k m : Nat\nhk : 2 * k < m\n⊢ 7 < k + m")[0]));
}

using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Lemmas;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Lemmas;

public sealed class LemmaWriterTests
{
    private static LemmaForm? Of(string goal) => LemmaWriter.Write(GoalParser.Parse(goal)[0], "step", []);

    [Fact]
    public void Hypotheses_become_binders_in_their_order_and_arguments_of_the_use()
    {
        var lemma = Of("x y : Nat\nh : x = y\n⊢ y = x")!;
        Assert.Equal("theorem step (x : Nat) (y : Nat) (h : x = y) : y = x", lemma.Statement);
        Assert.Equal("exact step x y h", lemma.Use);
    }

    [Fact]
    public void Names_that_cannot_be_written_get_new_ones_wherever_they_stand()
    {
        var lemma = Of("n✝ n : Nat\nh✝¹ : n✝ = 2\nh✝ : n = n✝\n⊢ n = 2")!;
        Assert.Equal("theorem step (n_1 : Nat) (n : Nat) (h_1 : n_1 = 2) (h_2 : n = n_1) : n = 2", lemma.Statement);
        Assert.Equal("exact step _ n (by assumption) (by assumption)", lemma.Use);
    }

    [Fact]
    public void An_instance_stays_one_and_a_value_becomes_an_equation()
    {
        var lemma = Of("α : Type u_1\ninst✝ : BEq α\na : α\ny : Nat := 3\n⊢ (a == a) = true ∧ y = 3")!;
        Assert.Equal("theorem step (α : Type u_1) [inst_1 : BEq α] (a : α) (y : Nat) (y_eq : y = 3) : (a == a) = true ∧ y = 3", lemma.Statement);
        Assert.Equal("exact step α a y rfl", lemma.Use);
    }

    [Fact]
    public void Universe_levels_that_it_has_to_name_stand_after_its_name()
    {
        var lemma = LemmaWriter.Write(GoalParser.Parse("α : Type u_1\nβ : Sort v\nf : α → β\n⊢ f = f")[0], "step", ["u_1", "v"])!;
        Assert.Equal("theorem step.{u_1, v} (α : Type u_1) (β : Sort v) (f : α → β) : f = f", lemma.Statement);
        Assert.Equal("exact step α β f", lemma.Use);
    }

    [Fact]
    public void A_function_that_finds_arguments_by_itself_is_handed_on_as_it_is()
    {
        Assert.Equal("exact step @f", Of("f : Nat → optParam Nat 3 → Nat\n⊢ f 2 = 4")!.Use);
        Assert.Equal("exact step @f @g h", Of("f : {n : Nat} → n = n → Nat\ng : [BEq Nat] → Nat\nh : 1 = 1\n⊢ f rfl = 4")!.Use);
    }

    [Fact]
    public void Names_that_only_Lean_itself_can_write_become_what_means_the_same()
    {
        var lemma = Of("g : (n : Nat) → autoParam (n = n) t._auto_1 → _private.Some.Module.0.A.Pair\nh✝ : n._auto = 3\n⊢ g = g")!;
        Assert.Equal("theorem step (g : (n : Nat) → autoParam (n = n) Lean.Syntax.missing → A.Pair) (h_1 : n._auto = 3) : g = g", lemma.Statement);
        Assert.Equal("exact step @g (by assumption)", lemma.Use);
    }

    [Fact]
    public void What_is_not_known_yet_cannot_be_stated() => Assert.Null(Of("x : Nat\n⊢ x = ?m.12"));

    [Fact]
    public void A_body_in_the_lemmas_names_closes_the_hole()
    {
        Assert.Equal("have step : ∀ (x : Nat) (h : x = 3), x + 1 = 4 := by\n  intro x h\n  subst h\n  rfl\nexact step x h", Of("x : Nat\nh : x = 3\n⊢ x + 1 = 4")!.With("subst h\nrfl"));
        Assert.Equal("have step : 1 = 1 := by\n  rfl\nexact step", Of("⊢ 1 = 1")!.With("rfl"));
    }
}

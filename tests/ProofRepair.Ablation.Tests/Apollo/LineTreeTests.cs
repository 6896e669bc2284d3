using ProofRepair.Ablation.Apollo.Sorrifying;

namespace ProofRepair.Ablation.Tests.Apollo;

public sealed class LineTreeTests
{
    private const string Code = "theorem t : p := by\n  have h : q := by\n    simp\n  exact h";

    [Fact]
    public void A_line_belongs_under_the_last_one_that_is_indented_less()
    {
        var tree = LineTreeReader.Read(Code, dropBlankLines: false);

        Assert.Equal(["  have h : q := by", "  exact h"], tree.Roots[0].Children.Select(n => n.Text));
        Assert.Equal(3, tree.Roots[0].Children[0].Children[0].Line);
    }

    [Fact]
    public void Printing_doubles_the_indentation() =>
        Assert.Equal("theorem t : p := by\n    have h : q := by\n        simp\n    exact h", LineTreeReader.Read(Code, false).Print());

    [Fact]
    public void An_alternative_belongs_to_the_last_line_that_opens_cases_and_has_what_follows_under_it()
    {
        var tree = LineTreeReader.Read("t := by\n  induction n with\n  | zero =>\n  simp\n  | succ k ih =>\n    omega", false);

        var induction = tree.Roots[0].Children[0];
        Assert.Equal(["    | zero =>", "    | succ k ih =>"], induction.Children.Select(n => n.Text));
        Assert.Equal("      simp", induction.Children[0].Children[0].Text);
    }

    [Fact]
    public void A_proof_that_begins_on_the_line_of_its_have_gets_a_line_of_its_own()
    {
        var tree = LineTreeReader.Read("t := by\n  have h : q := by intro x\n    simp", false);

        var have = tree.Roots[0].Children[0];
        Assert.Equal("  have h : q := by", have.Text);
        Assert.Equal(["    intro x", "    simp"], have.Children.Select(n => n.Text));
    }

    [Fact]
    public void A_bullet_with_its_tactic_on_its_line_gets_a_sorry_that_it_does_not_need()
    {
        var tree = LineTreeReader.Read("t := by\n  constructor\n  · simp\n  · omega", false);

        SorryChildren.Add(tree.Roots);

        Assert.Equal("t := by\n    constructor\n    · simp\n        sorry\n    · omega\n        sorry", tree.Print());
    }
}

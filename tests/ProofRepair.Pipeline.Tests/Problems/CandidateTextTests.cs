using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Syntax;
using ProofRepair.Pipeline.Problems;

namespace ProofRepair.Pipeline.Tests.Problems;

public class CandidateTextTests
{
    [Theory]
    [InlineData("theorem t : True := ", "example   : True := ")]
    [InlineData("@[simp, norm_cast] theorem t : True := ", "                   example   : True := ")]
    [InlineData("/-- 𝔸 -/\nprivate theorem t : True := ", "        \n        example   : True := ")]
    [InlineData("open Real in\n@[simp] theorem t : True := ", "open Real in\n        example   : True := ")]
    [InlineData("open scoped Real in set_option maxRecDepth 9 in\nprotected lemma t : True := ", "open scoped Real in set_option maxRecDepth 9 in\n          example : True := ")]
    [InlineData("omit [Foo A] in\ntheorem t : True := ", "omit [Foo A] in\nexample   : True := ")]
    [InlineData("theorem t.{u} (α : Type u) : True := ", "theorem t.{u} (α : Type u) : True := ")]
    [InlineData("@[simp] theorem t.{u} : True := ", "        theorem t.{u} : True := ")]
    [InlineData("nonrec theorem t : True := ", "nonrec example   : True := ")]
    public void What_acts_on_the_proof_stays_and_what_acts_after_it_goes(string lead, string seen)
    {
        var text = CandidateText.Of(new Problem("t", "t", LeanHeader.Empty, lead, "t"), lead + "trivial").Text;

        Assert.Equal(seen + "trivial", text);
    }

    [Fact]
    public void A_body_that_calls_its_theorem_keeps_the_name() =>
        Assert.Equal("theorem t : True := t", CandidateText.Of(new Problem("t", "t", LeanHeader.Empty, "theorem t : True := ", "t"), "theorem t : True := t").Text);

    [Theory]
    [InlineData("open Real in\nexample : True := trivial", true)]
    [InlineData("open scoped Real in set_option maxRecDepth 9 in\nexample : True := trivial", true)]
    [InlineData("set_option debug.skipKernelTC true in\nexample : True := trivial", false)]
    [InlineData("open Real\nexample : True := trivial", false)]
    [InlineData("variable (n : Nat) theorem x : True := trivial in\nexample : True := trivial", false)]
    public void Scopes_of_one_command_may_stand_in_a_batch(string source, bool safe) => Assert.Equal(safe, FenceSafety.Inspect(source).IsSafe);
}

using ProofRepair.Verify.Olean;
using Xunit;

namespace ProofRepair.Verify.Tests.Olean;

public sealed class CodeReachTests
{
    [Theory]
    [InlineData("Lean.Elab.Tactic.TacticM", CodeReach.Elaboration)]
    [InlineData("Lean.Meta.MetaM", CodeReach.Elaboration)]
    [InlineData("IO", CodeReach.Effects)]
    [InlineData("IO.FS.readFile", CodeReach.Effects)]
    [InlineData("Lean.Macro", CodeReach.None)]
    [InlineData("Nat.add", CodeReach.None)]
    public void What_code_can_do_is_known_through_the_definitions_that_it_rests_on(string library, CodeReach reach)
    {
        var w = new ModuleWriter();
        w.Definition("m", w.Prop, w.Const(library));
        w.Definition("helper", w.Const("m"), w.Const("Nat.zero"));
        w.Definition("plain", w.Prop, w.Const("Nat.zero"));
        w.Theorem("main", w.Const("True"), w.Const("True.intro"));

        var facts = ConstantFactsReader.Read(OleanFile.Read([w.ToFile()], TestContext.Current.CancellationToken).Module!, _ => null, TestContext.Current.CancellationToken);

        Assert.Equal((reach, reach, CodeReach.None, CodeReach.None), (Of("m"), Of("helper"), Of("plain"), Of("main")));

        CodeReach Of(string name) => facts.Single(f => f.Name == name).Code;
    }
}

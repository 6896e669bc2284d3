using ProofRepair.Verify.Olean;
using ProofRepair.Verify.Tests.Olean;

namespace ProofRepair.Verify.Tests;

public sealed class CompiledChecksTests
{
    [Theory]
    [InlineData(null, CheckResult.Passed)]
    [InlineData("'foo' does not depend on any axioms", CheckResult.Passed)]
    [InlineData("'foo' depends on axioms: [propext,\n Classical.choice,\n Quot.sound]", CheckResult.Passed)]
    [InlineData("'foo' depends on axioms: [sorryAx]", CheckResult.Failed)]
    [InlineData("'foo' depends on axioms: [propext, «bad depends on axioms: [propext»]", CheckResult.Failed)]
    [InlineData("something else", CheckResult.Failed)]
    public void What_Lean_prints_of_imported_proofs_decides_too(string? printed, CheckResult result)
    {
        var module = new ModuleWriter();
        module.Import("A");
        module.Theorem("foo", module.Const("P"), module.Const("l"));

        Assert.Equal(result, Checks(module, "foo", "pinned_7").Axioms(printed).Check.Result);
    }

    [Fact]
    public void What_is_printed_does_not_excuse_what_the_compiled_file_shows()
    {
        var module = new ModuleWriter();
        module.Theorem("foo", module.Const("P"), module.Const("sorryAx"));

        Assert.Equal(CheckResult.Failed, Checks(module, "foo", "pinned_7").Axioms("'foo' does not depend on any axioms").Check.Result);
    }

    [Theory]
    [InlineData("foo", "pinned_7", CheckResult.Failed)]
    [InlineData("A.foo", "A.pinned_7", CheckResult.Passed)]
    [InlineData("B.foo", "B.pinned_7", CheckResult.Failed)]
    public void Of_theorems_with_one_last_name_the_declared_one_is_looked_at(string declared, string pinned, CheckResult result)
    {
        var module = new ModuleWriter();
        module.Theorem("foo", module.Const("P"), module.Const("sorryAx"));
        module.Theorem("_private.Check.0.A.foo", module.Const("Q"), module.Const("proof"));
        module.Theorem("B.foo", module.Const("R"), module.Const("sorryAx"));
        module.Theorem(pinned, module.Const("Q"), module.Const("sorryAx"));

        var checks = Checks(module, declared, pinned);

        Assert.Equal(result, checks.Axioms(null).Check.Result);
        Assert.Equal(result, checks.Statement().Result);
    }

    /// <summary>A macro of the header may open a namespace that no text shows.</summary>
    [Fact]
    public void Where_Lean_put_the_copy_is_where_the_theorem_is_looked_for()
    {
        var module = new ModuleWriter();
        module.Theorem("foo", module.Const("P"), module.Const("proof"));
        module.Theorem("Hidden.foo", module.Const("P"), module.Const("sorryAx"));
        module.Theorem("Hidden.pinned_7", module.Const("P"), module.Const("sorryAx"));

        Assert.Equal(CheckResult.Failed, Checks(module, "foo", "pinned_7").Axioms(null).Check.Result);
    }

    [Fact]
    public void A_theorem_that_is_not_there_is_not_accepted() =>
        Assert.Equal(CheckResult.Failed, Checks(new ModuleWriter(), "foo", "pinned_7").Axioms(null).Check.Result);

    private static CompiledChecks Checks(ModuleWriter module, string declared, string pinned) => new(
        OleanFile.Read(module.ToFile()), LeanName.Parse(declared), LeanName.Parse(pinned), TestContext.Current.CancellationToken);
}

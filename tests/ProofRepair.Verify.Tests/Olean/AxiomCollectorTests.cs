using ProofRepair.Verify.Olean;
using Xunit;

namespace ProofRepair.Verify.Tests.Olean;

public sealed class AxiomCollectorTests
{
    [Fact]
    public void An_axiom_is_found_through_definitions_opaques_and_constructors()
    {
        var w = new ModuleWriter();
        w.Axiom("bad", w.Const("False"));
        w.Opaque("hidden", w.Const("False"), w.Const("bad"));
        w.Inductive("Box", w.Prop, ("Box.mk", w.Forall("h", w.App(w.Const("hidden"), w.Prop), w.Const("Box"))));
        w.Definition("step", w.Prop, w.Const("Box"));
        w.Theorem("main", w.Const("True"), w.Const("step"));

        var report = Collect(w, "main")!;

        Assert.Equal(["bad"], Names(report.Declared));
        Assert.Equal(["Box", "Box.mk", "bad", "hidden", "main", "step"], Names(report.Reached));
        Assert.Contains("rests on the axiom `bad`, which the file declares itself", report.Objections());
    }

    [Fact]
    public void The_usual_three_axioms_are_allowed_and_the_library_counts_as_published()
    {
        var w = new ModuleWriter();
        w.Axiom("unused", w.Const("False"));
        w.Theorem("main", w.Const("True"), w.App(w.App(w.Const("propext"), w.Const("Classical.choice")), w.App(w.Const("Quot.sound"), w.Const("Nat.add_comm"))));

        var report = Collect(w, "main")!;

        Assert.True(report.IsClean);
        Assert.Equal(["Classical.choice", "Quot.sound", "propext"], Names(report.Allowed));
        Assert.Contains("Nat.add_comm", Names(report.ImportedConstants));
    }

    [Theory]
    [InlineData("sorryAx")]
    [InlineData("Lean.ofReduceBool")]
    [InlineData("Lean.ofReduceNat")]
    [InlineData("Lean.trustCompiler")]
    public void What_lets_anything_but_the_kernel_vouch_is_refused(string axiom)
    {
        var w = new ModuleWriter();
        w.Theorem("helper", w.Const("False"), w.Const(axiom));
        w.Theorem("main", w.Const("True"), w.Const("helper"));

        Assert.Equal([$"rests on `{axiom}`"], Collect(w, "main")!.Objections());
    }

    [Fact]
    public void An_axiom_of_the_file_is_refused_even_under_an_allowed_name()
    {
        var w = new ModuleWriter();
        w.Axiom("_private.M.0.propext", w.Const("False"));
        w.Theorem("main", w.Const("True"), w.Const("_private.M.0.propext"));

        Assert.False(Collect(w, "main")!.IsClean);
    }

    [Fact]
    public void Unsafe_and_partial_definitions_are_refused_when_a_proof_rests_on_them()
    {
        var w = new ModuleWriter();
        w.Definition("wild", w.Const("False"), w.Const("wild"), safety: 0);
        w.Theorem("main", w.Const("True"), w.Const("wild"));
        w.Theorem("other", w.Const("True"), w.Const("True.intro"));

        Assert.Equal(["rests on `wild`, which is unsafe or partial"], Collect(w, "main")!.Objections());
        Assert.True(Collect(w, "other")!.IsClean);
    }

    [Fact]
    public void A_private_theorem_is_found_under_the_name_that_its_author_wrote()
    {
        var w = new ModuleWriter();
        w.Theorem("_private.M.0.Ns.main", w.Const("True"), w.Const("True.intro"));

        Assert.Equal("_private.M.0.Ns.main", Collect(w, "Ns.main")!.Theorem.ToString());
        Assert.Equal("_private.M.0.Ns.main", Collect(w, "_private.M.0.Ns.main".Replace("_private.M.0.", "", StringComparison.Ordinal))!.Theorem.ToString());
    }

    [Fact]
    public void A_name_that_is_missing_or_has_two_bearers_has_no_report()
    {
        var w = new ModuleWriter();
        w.Theorem("_private.M.0.main", w.Const("True"), w.Const("True.intro"));
        w.Theorem("main", w.Const("True"), w.Const("sorryAx"));

        Assert.Null(Collect(w, "main"));
        Assert.Null(Collect(w, "absent"));
    }

    [Fact]
    public void The_inventory_names_what_was_not_asked_for()
    {
        var w = new ModuleWriter();
        w.Entries("Lean.Compiler.implementedByAttr", 1);
        w.Entries("Lean.Meta.instanceExtension", 3);
        w.Axiom("extra", w.Const("False"));
        w.Definition("wild", w.Const("Nat"), w.Const("Nat.zero"), safety: 0);
        w.Theorem("_private.M.0.main", w.Const("True"), w.Const("True.intro"));
        w.Theorem("_private.M.0.main._proof_1", w.Const("True"), w.Const("True.intro"));

        var inventory = ModuleInventory.Of(w.ToModule(), LeanName.Parse("main"));

        Assert.Equal(["extra", "wild"], inventory.Others.Select(o => o.Name.ToString()));
        Assert.Equal(["extra"], Names(inventory.Axioms));
        Assert.Equal(["wild"], inventory.Unchecked.Select(o => o.Name.ToString()));
        Assert.Equal(["Lean.Compiler.implementedByAttr"], inventory.Notable.Select(e => e.Extension.ToString()));
        Assert.Equal(2, inventory.Extensions.Length);
    }

    private static AxiomReport? Collect(ModuleWriter writer, string name)
    {
        var file = OleanFile.Read(writer.Writer.Parts.Count > 0 ? writer.Writer.Parts[0] : writer.ToFile());
        return AxiomCollector.Collect(file.Module!, LeanName.Parse(name), TestContext.Current.CancellationToken);
    }

    private static IEnumerable<string> Names(IEnumerable<LeanName> names) => names.Select(n => n.ToString());
}

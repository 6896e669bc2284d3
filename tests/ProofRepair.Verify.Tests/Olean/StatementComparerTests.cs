using ProofRepair.Verify.Olean;
using Xunit;

namespace ProofRepair.Verify.Tests.Olean;

public sealed class StatementComparerTests
{
    [Fact]
    public void Binder_names_annotations_private_prefixes_and_universe_names_do_not_matter()
    {
        AssertSame(
            w => w.Theorem("_private.A.0.main", w.Forall("x", w.Sort(w.MaxLevel(w.Param("u"), w.Param("v"))), w.Bound(0)), w.Const("sorryAx"), "u", "v"),
            w => w.Theorem("_private.B.0.main", w.Annotated(w.Forall("y", w.Sort(w.MaxLevel(w.Param("v"), w.Param("w"))), w.Annotated(w.Bound(0)), info: 1)), w.Const("real"), "v", "w"));
    }

    [Fact]
    public void Universe_parameters_in_other_places_make_another_statement()
    {
        AssertDifferent("itself differs",
            w => w.Theorem("main", w.Forall("x", w.Sort(w.Param("u")), w.Sort(w.Param("v"))), w.Prop, "u", "v"),
            w => w.Theorem("main", w.Forall("x", w.Sort(w.Param("v")), w.Sort(w.Param("u"))), w.Prop, "u", "v"));
        AssertDifferent("universe parameters",
            w => w.Theorem("main", w.Sort(w.Param("u")), w.Prop, "u", "v"),
            w => w.Theorem("main", w.Sort(w.Param("u")), w.Prop, "u"));
    }

    [Fact]
    public void Another_constant_literal_or_instance_makes_another_statement()
    {
        AssertDifferent("itself differs", w => Theorem(w, w.App(w.Const("p"), w.Nat(3))), w => Theorem(w, w.App(w.Const("p"), w.Nat(4))));
        AssertDifferent("itself differs", w => Theorem(w, w.App(w.Const("add"), w.Const("instAddNat"))), w => Theorem(w, w.App(w.Const("add"), w.Const("evil"))));
        AssertDifferent("itself differs", w => Theorem(w, w.String("a")), w => Theorem(w, w.String("b")));
        AssertDifferent("itself differs", w => Theorem(w, w.Lambda("x", w.Prop, w.Prop)), w => Theorem(w, w.Forall("x", w.Prop, w.Prop)));
    }

    [Fact]
    public void A_definition_with_another_value_is_named_as_the_difference()
    {
        var different = AssertDifferent("uses `double`",
            w => { w.Definition("_private.A.0.double", w.Const("Nat"), w.Nat(2)); Theorem(w, w.Const("_private.A.0.double")); },
            w => { w.Definition("_private.B.0.double", w.Const("Nat"), w.Nat(3)); Theorem(w, w.Const("_private.B.0.double")); });

        Assert.Equal(["double"], different.Definitions.Select(d => d.ToString()));
    }

    [Fact]
    public void A_definition_deep_below_the_statement_counts()
    {
        AssertDifferent("uses `base`",
            w => Chain(w, 2),
            w => Chain(w, 3));
        AssertSame(w => Chain(w, 2), w => Chain(w, 2));

        static void Chain(ModuleWriter w, int value)
        {
            w.Definition("base", w.Const("Nat"), w.Nat(value));
            for (var i = 0; i < 2_000; i++)
                w.Definition($"d{i}", w.Const("Nat"), w.Const(i == 0 ? "base" : $"d{i - 1}"));
            Theorem(w, w.Const("d1999"));
        }
    }

    [Fact]
    public void Auxiliary_definitions_and_proofs_may_bear_other_names()
    {
        AssertSame(
            w => { w.Definition("main.match_1", w.Const("Nat"), w.Nat(2)); w.Theorem("main._proof_1", w.Const("True"), w.Const("p")); Theorem(w, w.App(w.Const("main.match_1"), w.Const("main._proof_1"))); },
            w => { w.Definition("helper.match_1", w.Const("Nat"), w.Nat(2)); w.Theorem("helper._proof_3", w.Const("True"), w.Const("q")); Theorem(w, w.App(w.Const("helper.match_1"), w.Const("helper._proof_3"))); });
    }

    [Fact]
    public void A_private_definition_that_bears_the_name_of_a_library_constant_is_not_it()
    {
        AssertDifferent("itself differs",
            w => Theorem(w, w.Const("Nat.Prime")),
            w => { w.Definition("_private.B.0.Nat.Prime", w.Prop, w.Const("True")); Theorem(w, w.Const("_private.B.0.Nat.Prime")); }, anyReason: true);
    }

    [Fact]
    public void Two_opaques_of_one_content_are_not_one()
    {
        AssertDifferent("itself differs",
            w => { Opaques(w); Theorem(w, w.App(w.Const("a"), w.Const("b"))); },
            w => { Opaques(w); Theorem(w, w.App(w.Const("a"), w.Const("a"))); }, anyReason: true);

        static void Opaques(ModuleWriter w)
        {
            w.Opaque("a", w.Const("Nat"), w.Nat(1));
            w.Opaque("b", w.Const("Nat"), w.Nat(1));
        }
    }

    [Fact]
    public void Inductive_types_are_compared_by_their_constructors()
    {
        AssertSame(Tree("Tree", binary: true), Tree("Tree", binary: true));
        AssertDifferent("uses `Tree`", Tree("Tree", binary: true), Tree("Tree", binary: false));
        AssertDifferent("uses `Shrub`, `Tree`", Tree("Tree", binary: true), Tree("Shrub", binary: true));

        static Action<ModuleWriter> Tree(string name, bool binary) => w =>
        {
            var tree = w.Const(name);
            var branch = w.Forall("l", tree, tree);
            w.Inductive(name, w.Prop, ("leaf", tree), ("node", binary ? w.Forall("r", tree, branch) : branch));
            Theorem(w, w.App(w.Const(name), w.Projection(name, 0, w.Const("leaf"))));
        };
    }

    [Fact]
    public void An_axiom_or_a_definition_is_no_proof_of_the_pinned_theorem()
    {
        AssertDifferent("of kind Axiom", w => Theorem(w, w.Const("P")), w => w.Axiom("main", w.Const("P")));
        AssertDifferent("of kind Definition", w => Theorem(w, w.Const("P")), w => w.Definition("main", w.Const("P"), w.Const("p")));
    }

    [Fact]
    public void A_missing_or_shadowed_theorem_is_said_to_be_so()
    {
        AssertDifferent("declares no `main`", w => Theorem(w, w.Const("P")), w => w.Axiom("other", w.Const("P")));
        AssertDifferent("2 constants", w => Theorem(w, w.Const("P")), w => { Theorem(w, w.Const("P")); w.Theorem("_private.B.0.main", w.Const("Q"), w.Prop); });
    }

    [Fact]
    public void Definitions_in_a_circle_cannot_be_compared()
    {
        Action<ModuleWriter> circle = w =>
        {
            w.Definition("a", w.Prop, w.Const("b"));
            w.Definition("b", w.Prop, w.Const("a"));
            Theorem(w, w.Const("a"));
        };
        AssertDifferent("refers to itself", circle, circle);
    }

    [Fact]
    public void Imports_that_only_the_candidate_has_are_reported()
    {
        var same = Assert.IsType<StatementComparison.Same>(Compare(
            w => { w.Import("Init"); Theorem(w, w.Const("P")); },
            w => { w.Import("Init"); w.Import("Std"); Theorem(w, w.Const("P")); }));

        Assert.Equal(["Std"], same.AddedImports.Select(i => i.ToString()));
    }

    private static void Theorem(ModuleWriter w, ulong type) => w.Theorem("main", type, w.Const("sorryAx"));

    private static void AssertSame(Action<ModuleWriter> a, Action<ModuleWriter> b) => Assert.IsType<StatementComparison.Same>(Compare(a, b));

    private static StatementComparison.Different AssertDifferent(string reason, Action<ModuleWriter> a, Action<ModuleWriter> b, bool anyReason = false)
    {
        var different = Assert.IsType<StatementComparison.Different>(Compare(a, b));
        if (!anyReason)
            Assert.Contains(reason, different.Reason, StringComparison.Ordinal);
        return different;
    }

    private static StatementComparison Compare(Action<ModuleWriter> a, Action<ModuleWriter> b)
    {
        var (left, right) = (new ModuleWriter(pointerSize: 4), new ModuleWriter(pointerSize: 8));
        a(left);
        b(right);
        return StatementComparer.SameStatement(left.ToModule(), LeanName.Parse("main"), right.ToModule(), LeanName.Parse("main"), TestContext.Current.CancellationToken);
    }
}

using System.Collections.Immutable;
using System.Text;
using ProofRepair.Gate.Changes;
using ProofRepair.Gate.Findings;
using ProofRepair.Gate.Judging;
using ProofRepair.Gate.Settings;
using ProofRepair.Gate.Sources;
using ProofRepair.Lean.Text;
using ProofRepair.Verify.Olean;

namespace ProofRepair.Gate.Tests.Judging;

/// <summary>What is said of single declarations whose facts are given.</summary>
public sealed class PairJudgeTests
{
    private static readonly GateSettings s_allowing = GateSettings.Default with { Axioms = ["choice'"] };

    [Fact]
    public void An_axiom_is_allowed_as_the_base_states_it()
    {
        Assert.Empty(Resting(Fact("choice'", LeanConstantKind.Axiom, "one"), Fact("choice'", LeanConstantKind.Axiom, "one")));
    }

    [Fact]
    public void Another_axiom_under_a_name_that_is_allowed_is_not()
    {
        var finding = Assert.Single(Resting(Fact("choice'", LeanConstantKind.Axiom, "one"), Fact("choice'", LeanConstantKind.Axiom, "two")));

        Assert.Equal((Rule.Axiom, "`more` rests on `choice'`."), (finding.Rule, finding.Message));
    }

    [Fact]
    public void An_axiom_that_prints_like_one_that_is_allowed_is_not()
    {
        var odd = LeanName.Anonymous.Child("MyProject.choice'");
        var settings = GateSettings.Default with { Axioms = ["MyProject.choice'"] };
        var (was, now) = (Fact("MyProject.choice'", LeanConstantKind.Axiom, "one"), Fact(odd.ToString(), LeanConstantKind.Axiom, "one"));

        Assert.Empty(Resting(was, was, settings));
        Assert.Equal([Rule.Axiom], Resting(was, now, settings).Select(f => f.Rule));
    }

    [Fact]
    public void An_axiom_of_the_project_with_the_name_of_a_usual_one_is_none_of_the_usual()
    {
        Assert.Equal([Rule.Axiom], Resting(null, Fact("propext", LeanConstantKind.Axiom, "one")).Select(f => f.Rule));
    }

    [Theory]
    [InlineData("partial def f : Nat → Nat := fun n => f n\n")]
    [InlineData("initialize f : IO.Ref Nat ← IO.mkRef 0\n")]
    public void What_is_opaque_because_it_runs_claims_nothing(string text)
    {
        var (was, now) = (Declared(text, Fact("f", LeanConstantKind.Opaque, "one")), Declared(text, Fact("f", LeanConstantKind.Opaque, "two")));

        Assert.Equal([Rule.DefinitionChanged], Judge().Findings(new DeclarationPair(was, now)).Select(f => f.Rule));
        Assert.Equal([Rule.DefinitionRemoved], Judge().Findings(new DeclarationPair(was, null)).Select(f => f.Rule));
    }

    [Fact]
    public void An_opaque_proof_is_a_claim()
    {
        const string text = "opaque f : 1 = 1 := rfl\n";
        var (was, now) = (Declared(text, Fact("f", LeanConstantKind.Opaque, "one")), Declared(text, Fact("f", LeanConstantKind.Opaque, "two")));

        Assert.Equal([Rule.Drift], Judge().Findings(new DeclarationPair(was, now)).Select(f => f.Rule));
        Assert.Equal([Rule.Removed], Judge().Findings(new DeclarationPair(was, null)).Select(f => f.Rule));
    }

    [Fact]
    public void An_opaque_that_is_code_is_found_where_it_is_new_or_its_value_is_another()
    {
        var facts = Fact("step", LeanConstantKind.Opaque, "type") with { Code = CodeReach.Elaboration };
        var was = Declared("opaque step : TacticM Unit := pure ()\n", facts with { Meaning = "one" });
        var now = Declared("opaque step : TacticM Unit := evil\n", facts with { Meaning = "two" });
        var drifted = Declared("opaque step : TacticM Unit := pure ()\n", facts with { Meaning = "two" });

        Assert.Equal([Rule.ElaborationCode], Judge().Findings(new DeclarationPair(was, now)).Select(f => f.Rule));
        Assert.Equal([Rule.ElaborationCode], Judge().Findings(new DeclarationPair(was, drifted)).Select(f => f.Rule));
        Assert.Equal([Rule.ElaborationCode], Judge().Findings(new DeclarationPair(null, now)).Select(f => f.Rule));
        Assert.Empty(Judge().Findings(new DeclarationPair(was, was)));
    }

    [Theory]
    [InlineData(CodeReach.Elaboration, false, true)]
    [InlineData(CodeReach.Effects, false, false)]
    [InlineData(CodeReach.Effects, true, true)]
    [InlineData(CodeReach.None, true, false)]
    public void A_helper_of_code_that_Lean_runs_is_found_where_it_is_new_or_altered(CodeReach code, bool runsCode, bool isFound)
    {
        const string text = "def helper : M Unit := go\n";
        var was = Declared(text, Fact("helper", LeanConstantKind.Definition, "one") with { Code = code });
        var now = Declared("def helper : M Unit := gone\n", Fact("helper", LeanConstantKind.Definition, "two") with { Code = code });

        Assert.Equal(isFound, Judge(runsCode).Findings(new DeclarationPair(null, now)).Any(f => f.Rule == Rule.ElaborationCode));
        Assert.Equal(isFound, Judge(runsCode).Findings(new DeclarationPair(was, now)).Any(f => f.Rule == Rule.ElaborationCode));
        Assert.DoesNotContain(Judge(runsCode).Findings(new DeclarationPair(was, was)), f => f.Rule == Rule.ElaborationCode);
    }

    /// <summary>What is said of a new theorem that rests on this axiom.</summary>
    private static List<Finding> Resting(ConstantFacts? before, ConstantFacts after, GateSettings? settings = null)
    {
        var theorem = Declared("theorem more : 1 = 1 := choice\n", Fact("more", LeanConstantKind.Theorem, "more") with { ProjectAxioms = [after.Name] });
        return [.. Judge(false, settings ?? s_allowing, before is null ? [] : [before], [after]).Findings(new DeclarationPair(null, theorem))];
    }

    private static PairJudge Judge(bool runsCode = false, GateSettings? settings = null, IReadOnlyCollection<ConstantFacts>? before = null, IReadOnlyCollection<ConstantFacts>? after = null) => new(
        settings ?? GateSettings.Default, new NameIndex([]), new MeaningIndex(before ?? []), new MeaningIndex(after ?? []), new AllowedAxioms(settings ?? GateSettings.Default, before ?? [], after ?? []), runsCode);

    private static ConstantFacts Fact(string name, LeanConstantKind kind, string statement) => new(
        name, name, kind, LeanSafety.Safe, new DeclarationPlace(new LeanPosition(1, 0), new LeanPosition(1, 10)), statement, statement, [], [], [], kind == LeanConstantKind.Axiom ? [name] : [], [], []);

    private static Declaration Declared(string text, ConstantFacts facts)
    {
        var file = LeanSourceFile.Of("Main.lean", "Main.lean", text, Encoding.UTF8.GetBytes(text));
        return new Declaration(file, facts, ImmutableArray<ConstantFacts>.Empty, file.CommandAt(new LeanPosition(1, 0)));
    }
}

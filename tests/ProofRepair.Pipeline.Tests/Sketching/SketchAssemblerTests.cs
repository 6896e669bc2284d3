using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Isolation;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Sketching;
using ProofRepair.Pipeline.Tests.Refining;

namespace ProofRepair.Pipeline.Tests.Sketching;

public sealed class SketchAssemblerTests
{
    private static readonly ImmutableDictionary<int, string> s_filling = ImmutableDictionary<int, string>.Empty.Add(0, "a\nb");

    [Fact]
    public async Task Lines_of_a_filling_go_below_their_by_where_Lean_takes_them_there()
    {
        Assert.Equal("by\n  a\n  b", await AssembledAsync(_ => []));
        Assert.Equal("by\n  a\n  b", await LaidOutAsync(_ => []));
    }

    [Fact]
    public async Task Lines_that_Lean_does_not_take_below_stay_in_place()
    {
        Assert.Equal("by a\n                           b", await AssembledAsync(FailsBelow));
        Assert.Equal("by a\n                           b", await LaidOutAsync(FailsBelow));

        static IEnumerable<int> FailsBelow(string body) => body.StartsWith("by\n", StringComparison.Ordinal) ? [0] : [];
    }

    [Fact]
    public async Task One_line_is_not_asked_twice()
    {
        var lean = new ScriptedChecker(_ => []);

        var filled = await Assembler(lean).LaidOutAsync(Open().Sketch, s_filling.SetItem(0, "simp"), TestContext.Current.CancellationToken);

        Assert.EndsWith("by simp", filled!.Text, StringComparison.Ordinal);
        Assert.Empty(lean.Calls);
    }

    [Fact]
    public async Task Of_fillings_that_do_not_hold_together_as_many_as_do_are_kept_in_their_order()
    {
        // The holes share what `x` and `z` would each make another thing of.
        var repaired = await Assembler(new ScriptedChecker(body => Has(body, "by x") && Has(body, "by z") ? [0] : []))
            .AssembleAsync(OfThree(), Three, TestContext.Current.CancellationToken);

        Assert.Null(repaired.Complete);
        Assert.Equal("by\n  have a : A := by x\n  have b : B := by y\n  have c : C := by sorry\n  exact d", BodyOf(repaired.Sketch!.Sketch));
        var open = Assert.Single(repaired.Sketch.Sketch.Holes);
        Assert.Equal((2, "C"), (open.Id, repaired.Sketch.GoalOf(open)!.Target));
    }

    [Fact]
    public async Task Where_nothing_holds_the_sketch_stays_as_it_was()
    {
        var goaled = OfThree();
        var repaired = await Assembler(new ScriptedChecker(body => Has(body, "by x") ? [0] : [])).AssembleAsync(goaled, Three, TestContext.Current.CancellationToken);

        Assert.Null(repaired.Complete);
        Assert.Same(goaled, repaired.Sketch);
    }

    private static ImmutableDictionary<int, string> Three => ImmutableDictionary<int, string>.Empty.Add(0, "x").Add(1, "y").Add(2, "z");

    private static GoaledSketch OfThree()
    {
        const string text = ScriptedChecker.Lead + "by\n  have a : A := by sorry\n  have b : B := by sorry\n  have c : C := by sorry\n  exact d";
        return new GoaledSketch(
            Sketch.Of(text, TextSpan.FromBounds(ScriptedChecker.Lead.Length, text.Length)),
            new[] { "⊢ A", "⊢ B", "⊢ C" }.Select((goal, i) => (goal, i)).ToImmutableDictionary(g => g.i, g => GoalParser.Parse(g.goal)));
    }

    private static string BodyOf(Sketch sketch) => sketch.Body.In(sketch.Text);

    private static bool Has(string body, string part) => body.Contains(part, StringComparison.Ordinal);

    private static async Task<string?> AssembledAsync(Func<string, IEnumerable<int>> errors) =>
        (await Assembler(new ScriptedChecker(errors)).AssembleAsync(Open(), s_filling, TestContext.Current.CancellationToken)).Complete?.BodyText;

    private static async Task<string?> LaidOutAsync(Func<string, IEnumerable<int>> errors) =>
        await Assembler(new ScriptedChecker(errors)).LaidOutAsync(Open().Sketch, s_filling, TestContext.Current.CancellationToken) is { } filled ? filled.Body.In(filled.Text) : null;

    private static SketchAssembler Assembler(ScriptedChecker lean) => new(new ProblemChecker(lean.Problem, lean, CheckLimits.Default));

    private static GoaledSketch Open()
    {
        const string text = ScriptedChecker.Lead + "by sorry";
        return new GoaledSketch(Sketch.Of(text, TextSpan.FromBounds(ScriptedChecker.Lead.Length, text.Length)), ImmutableDictionary<int, ImmutableArray<Goal>>.Empty);
    }
}

using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Text;
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

    private static async Task<string?> AssembledAsync(Func<string, IEnumerable<int>> errors) =>
        (await Assembler(new ScriptedChecker(errors)).AssembleAsync(Open(), s_filling, TestContext.Current.CancellationToken)).Complete?.BodyText;

    private static async Task<string?> LaidOutAsync(Func<string, IEnumerable<int>> errors) =>
        await Assembler(new ScriptedChecker(errors)).LaidOutAsync(Open().Sketch, s_filling, TestContext.Current.CancellationToken) is { } filled ? filled.Body.In(filled.Text) : null;

    private static SketchAssembler Assembler(ScriptedChecker lean) => new(new ProblemChecker(lean.Problem, lean, CheckLimits.Default));

    private static GoaledSketch Open()
    {
        const string text = ScriptedChecker.Lead + "by sorry";
        return new GoaledSketch(Sketch.Of(text, TextSpan.FromBounds(ScriptedChecker.Lead.Length, text.Length)), ImmutableDictionary<int, ImmutableArray<ProofRepair.Pipeline.Goals.Goal>>.Empty);
    }
}

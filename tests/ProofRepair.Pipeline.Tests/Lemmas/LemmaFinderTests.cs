using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Isolation;
using ProofRepair.Pipeline.Lemmas;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Sketching;
using ProofRepair.Pipeline.Tests.Refining;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Lemmas;

public sealed class LemmaFinderTests
{
    [Theory]
    [InlineData("", "by\n  have h : A := by sorry\n  exact h", "open_step")]
    [InlineData("", "by\n  have open_step : A := by sorry\n  exact open_step", "open_step'")]
    [InlineData("", "by\n  have open_step : A := by sorry\n  exact open_step' open_step", "open_step''")]
    [InlineData("theorem open_step : True := trivial\n", "by\n  have h : A := by sorry\n  exact h", "open_step'")]
    public async Task Its_name_is_none_that_the_proof_or_what_stands_before_it_has(string header, string body, string name)
    {
        var lean = new ScriptedChecker(_ => []);
        var checker = new ProblemChecker(lean.Problem with { Header = new LeanHeader(header) }, lean, CheckLimits.Default);
        var text = ScriptedChecker.Lead + body;
        var sketch = Sketch.Of(text, TextSpan.FromBounds(ScriptedChecker.Lead.Length, text.Length));
        var goaled = new GoaledSketch(sketch, ImmutableDictionary<int, ImmutableArray<Goal>>.Empty.Add(sketch.Holes[0].Id, GoalParser.Parse("⊢ A")));

        var lemma = await new LemmaFinder(checker).FindAsync(goaled, sketch.Holes[0], TestContext.Current.CancellationToken);

        Assert.Equal((name, $"theorem {name} : A", $"exact {name}"), (lemma!.Name, lemma.Statement, lemma.Use));
        Assert.StartsWith($"theorem {name} : A := by sorry\n", Assert.Single(Assert.Single(lean.Calls)), StringComparison.Ordinal);
    }
}

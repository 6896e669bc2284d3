using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline.Isolation;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Sketching;

namespace ProofRepair.Pipeline.Lemmas;

/// <summary>
/// Finds a statement of its own for a hole's goal: printed ever more explicitly, until Lean reads it back and <c>exact lemma …</c> closes the hole in place. What
/// is printed by default often reads back as another goal (types of numerals, coercions, implicit arguments).
/// </summary>
public sealed class LemmaFinder(ProblemChecker checker)
{
    private const string Name = "open_step";

    // Options of Lean's pretty printer (src/Lean/PrettyPrinter/Delaborator/Options.lean).
    private static readonly ImmutableArray<ImmutableArray<string>> s_ladder =
    [
        [],
        ["pp.numericTypes", "pp.coercions.types", "pp.funBinderTypes", "pp.proofs", "pp.deepTerms"],
        ["pp.explicit", "pp.numericTypes", "pp.funBinderTypes", "pp.proofs", "pp.deepTerms"],
        ["pp.all", "pp.deepTerms"],
    ];

    private readonly Isolator _isolator = new(checker);

    /// <summary>Null where no rung gives one: the hole stays in its place.</summary>
    public async Task<LemmaForm?> FindAsync(GoaledSketch goaled, Hole hole, CancellationToken cancellationToken)
    {
        for (var rung = 0; rung < s_ladder.Length; rung++)
        {
            var printed = rung == 0 ? goaled : (await _isolator.ProbeAsync(goaled.Sketch, cancellationToken, s_ladder[rung])).Goaled;
            if (printed?.GoalOf(hole) is { } goal
                && LemmaWriter.Write(goal, NameFor(goaled.Sketch), LevelNames.ToDeclare(goal, checker.Problem)) is { } lemma
                && await HoldsAsync(goaled.Sketch, hole, lemma, cancellationToken))
            {
                return lemma;
            }
        }

        return null;
    }

    private async Task<bool> HoldsAsync(Sketch sketch, Hole hole, LemmaForm lemma, CancellationToken cancellationToken) =>
        sketch.Fill(hole.Id, lemma.Use).Sketch is { } filled
        && (await checker.CheckAfterAsync(lemma.Statement + " := by sorry\n\n", filled.Text, cancellationToken)).Outcome == RunOutcome.Ok;

    private string NameFor(Sketch sketch)
    {
        var name = Name;
        while (sketch.Text.Contains(name, StringComparison.Ordinal) || checker.Problem.Header.Text.Contains(name, StringComparison.Ordinal))
        {
            name += "'";
        }

        return name;
    }
}

using System.Collections.Immutable;
using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.Inequalities.Certificates;

/// <summary>
/// Inequalities between polynomials over an ordered ring, by a refutation of the negated goal that is worked out beforehand: Lean gets
/// only the products that it needs. Absolute values and disjunctions are split into cases first, each with a refutation of its own.
/// </summary>
internal static class Positivstellensatz
{
    private const int MaxSplits = 3;

    public static IEnumerable<(string Name, string Text)> For(GoalView view)
    {
        var kinds = view.Variables.Where(v => v.Kind is ScalarKind.Field or ScalarKind.Rationals or ScalarKind.Integers).Select(v => v.Kind).Distinct().ToList();
        if (kinds.Count != 1 || !view.Statements.Any(s => s.Parts().Any(p => p is Binary { Operator: "<" or "≤" or ">" or "≥" })))
        {
            yield break;
        }

        var proof = new CertificateProof(kinds[0], [.. view.Variables.Where(v => v.Kind != kinds[0]).Select(v => v.Name)]);
        var facts = view.Facts.Where(f => !f.Statement.Parts().Any(p => p is Opaque or Quantified)).ToImmutableList();
        if (proof.Lines(facts, view.Target, MaxSplits)?.ToList() is { } lines)
        {
            yield return ("positivstellensatz", view.Text(lines));
        }
    }
}

using System.Collections.Immutable;
using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.Inequalities.Certificates;

/// <summary>A refutation as Lean's tactics: the constraints and the products that it uses, and the linear arithmetic that adds them up.</summary>
internal static class CertificateText
{
    private const string Ring = "Lean.Grind.OrderedRing";

    public static IEnumerable<string> Lines(IReadOnlyList<Constraint> constraints, ImmutableArray<Generator> generators)
    {
        foreach (var i in generators.SelectMany(g => g.Factors).Distinct().Order())
        {
            yield return $"have con{i} : {constraints[i].Statement} := {constraints[i].Proof}";
        }

        foreach (var i in generators.Where(g => g.Kind == ConstraintKind.NonNegative).SelectMany(g => g.Factors).Distinct().Order().Where(i => constraints[i].Kind == ConstraintKind.Positive))
        {
            yield return $"have weak{i} := Std.le_of_lt con{i}";
        }

        foreach (var (generator, k) in generators.Select((g, k) => (g, k)))
        {
            if (Proof(constraints, generator) is { } proof)
            {
                yield return $"have prod{k} := {proof}";
            }
            else if (generator is { Kind: ConstraintKind.Zero, Multiplier: { Degree: > 0 } multiplier })
            {
                yield return $"have prod{k} : ({multiplier}) * ({constraints[generator.Factors[0]].Expression}) = 0 := by rw [con{generator.Factors[0]}, Lean.Grind.Semiring.mul_zero]";
            }
        }

        // Nothing but arithmetic is left: no lemma, no definition of the context need be looked at.
        yield return "grind only";
    }

    private static string? Proof(IReadOnlyList<Constraint> constraints, Generator generator)
    {
        if (generator.Kind == ConstraintKind.Zero || (generator.Square is null && generator.Factors.Length == 1))
        {
            return null;
        }

        var (join, names) = generator.Kind == ConstraintKind.Positive
            ? ($"{Ring}.mul_pos", generator.Factors.Select(i => $"con{i}"))
            : ($"{Ring}.mul_nonneg", generator.Factors.Select(i => constraints[i].Kind == ConstraintKind.Positive ? $"weak{i}" : $"con{i}"));
        var parts = generator.Square is null ? names : names.Append($"({Ring}.sq_nonneg (a := {generator.Square}))");
        return parts.Aggregate((a, b) => $"({join} {a} {b})");
    }
}

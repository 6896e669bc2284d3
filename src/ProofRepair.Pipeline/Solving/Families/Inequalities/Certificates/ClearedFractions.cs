using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.Inequalities.Certificates;

/// <summary>
/// Constraints that divide, multiplied by their denominators; the lines say in Lean that these are positive and what comes of it.
/// <paramref name="names"/> are the hypotheses, <paramref name="dividing"/> those that divide: each proof keeps only what it needs, since all that mentions an inverse slows <c>grind</c> down.
/// </summary>
internal sealed class ClearedFractions(IReadOnlyList<Constraint> known, IReadOnlyList<string> names, IEnumerable<string> dividing)
{
    private readonly DenominatorSigns _signs = new(known, [.. dividing]);
    private readonly List<string> _lines = [];
    private int _count;

    /// <summary>To stand before the goal is negated, or its inverses slow these down too.</summary>
    public IEnumerable<string> Signs => _count == 0 ? [] : _signs.Lines;

    public IEnumerable<string> Lines => _count == 0 ? [] : [.. _lines, .. _signs.Names.Select(n => $"clear ne_{n}")];

    /// <summary>Null where a denominator is not seen to be positive.</summary>
    public Constraint? Clear(Term statement, string proof)
    {
        if (statement is not Binary { IsRelation: true } relation || Constraint.Of(statement, proof) is not { } constraint
            || Fraction.Of(new Binary("-", relation.Left, relation.Right)) is not { Denominator.IsEmpty: false } fraction)
        {
            return null;
        }

        var factors = fraction.Denominator.Values.SelectMany(f => Enumerable.Repeat(f, f.Exponent)).ToList();
        var proofs = factors.ConvertAll(_signs.Positive);
        if (proofs.Contains(null))
        {
            return null;
        }

        // Left - right is large - small only where the larger side stands on the left.
        var cleared = relation.Operator is "<" or "≤" ? fraction.Numerator * Polynomial.Constant(-1) : fraction.Numerator;
        var (n, denominator) = (_count++, string.Join(" * ", factors.Select(f => TermPrinter.Argument(f.Term))));
        var times = $"({constraint.Expression}) * ({denominator})";
        _lines.Add($"have whole{n} : 0 < {denominator} := {proofs.Aggregate((a, b) => $"Lean.Grind.OrderedRing.mul_pos ({a}) {b}")}");
        _lines.Add($"have over{n} : {constraint.Statement} := {constraint.Proof}");
        _lines.Add($"have cleared{n} : {times} = {cleared} := by");
        _lines.AddRange(Identity(relation, [$"over{n}", $"whole{n}"]).Select(line => "  " + line));
        _lines.Add($"have scaled{n} : {(constraint with { Expression = times }).Statement} := {Product(constraint.Kind, n)}");
        _lines.Add($"rw [cleared{n}] at scaled{n}");
        _lines.Add($"clear cleared{n} over{n} whole{n}");
        return new Constraint(constraint.Kind, cleared, cleared.ToString(), $"scaled{n}");
    }

    private static string Product(ConstraintKind kind, int n) => kind switch
    {
        ConstraintKind.Positive => $"Lean.Grind.OrderedRing.mul_pos over{n} whole{n}",
        ConstraintKind.NonNegative => $"Lean.Grind.OrderedRing.mul_nonneg over{n} (Std.le_of_lt whole{n})",
        _ => $"by rw [over{n}, Lean.Grind.Semiring.zero_mul]",
    };

    /// <summary>Each quotient becomes an unknown with one equation, and all else goes: then it is a question of polynomials.</summary>
    private IEnumerable<string> Identity(Binary relation, string[] own)
    {
        var quotients = relation.Parts().OfType<Binary>().Where(b => b.Operator == "/" && b.Right.Parts().Any(p => p is Name)).Distinct().ToList();
        foreach (var (quotient, i) in quotients.Select((q, i) => (q, i)))
        {
            yield return $"have quotient{i} := Lean.Grind.Field.div_mul_cancel (x := {quotient.Left}) (show {quotient.Right} ≠ 0 by first | assumption | grind only)";
            yield return $"generalize {quotient} = unknown{i} at *";
        }

        foreach (var name in own.Concat(names).Concat(_signs.Names).Concat(_signs.Names.Select(n => "ne_" + n)))
        {
            yield return $"try clear {name}";
        }

        yield return "grind only";
    }
}

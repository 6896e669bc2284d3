using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.Inequalities.Certificates;

internal enum ConstraintKind
{
    /// <summary><c>0 &lt; p</c></summary>
    Positive,

    /// <summary><c>0 ≤ p</c></summary>
    NonNegative,

    /// <summary><c>p = 0</c></summary>
    Zero,
}

/// <summary>What the context says of a polynomial: how that is written in Lean, and the term that proves it.</summary>
internal sealed record Constraint(ConstraintKind Kind, Polynomial Polynomial, string Expression, string Proof)
{
    public string Statement => Kind switch
    {
        ConstraintKind.Positive => $"0 < {Expression}",
        ConstraintKind.NonNegative => $"0 ≤ {Expression}",
        _ => $"{Expression} = 0",
    };

    /// <summary>Of a relation between polynomials that <paramref name="proof"/> proves; null for what is none.</summary>
    public static Constraint? Of(Term statement, string proof)
    {
        if (statement is not Binary { Operator: "<" or "≤" or ">" or "≥" or "=" } relation
            || Polynomial.Of(relation.Left) is null || Polynomial.Of(relation.Right) is null)
        {
            return null;
        }

        return relation.Operator switch
        {
            "<" => Of(ConstraintKind.Positive, relation.Right, relation.Left, "Lean.Grind.OrderedAdd.sub_pos_iff", proof),
            "≤" => Of(ConstraintKind.NonNegative, relation.Right, relation.Left, "Lean.Grind.OrderedAdd.sub_nonneg_iff", proof),
            ">" => Of(ConstraintKind.Positive, relation.Left, relation.Right, "Lean.Grind.OrderedAdd.sub_pos_iff", proof),
            "≥" => Of(ConstraintKind.NonNegative, relation.Left, relation.Right, "Lean.Grind.OrderedAdd.sub_nonneg_iff", proof),
            _ => Of(ConstraintKind.Zero, relation.Left, relation.Right, "Lean.Grind.AddCommGroup.sub_eq_zero_iff", proof),
        };
    }

    /// <summary>As it is written in Lean; nothing is subtracted where that is 0.</summary>
    public static string Difference(Term large, Term small) =>
        IsZero(small) ? large.ToString() : $"{TermPrinter.Argument(large)} - {TermPrinter.Argument(small)}";

    private static Constraint Of(ConstraintKind kind, Term large, Term small, string lemma, string proof)
    {
        var polynomial = Polynomial.Of(large)! - Polynomial.Of(small)!;
        return new Constraint(kind, polynomial, Difference(large, small), IsZero(small) ? proof : $"{lemma}.mpr {proof}");
    }

    private static bool IsZero(Term term) => term is Numeral { Value.IsZero: true };
}

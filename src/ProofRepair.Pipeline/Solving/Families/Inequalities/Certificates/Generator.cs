using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.Inequalities.Certificates;

/// <summary>
/// A polynomial whose sign follows from the context: a product of constraints and of a square. <paramref name="Factors"/> are indices of
/// constraints; for an equation there is one, and <paramref name="Multiplier"/> may be anything.
/// </summary>
internal sealed record Generator(ConstraintKind Kind, Polynomial Polynomial, int[] Factors, Polynomial? Square, Polynomial? Multiplier)
{
    /// <summary>What the search pays for it: few and simple products are what Lean's arithmetic gets through.</summary>
    public double Cost => 1 + Polynomial.Degree + Factors.Length + (Square is null ? 0 : 0.5) + (0.1 * Polynomial.Terms.Count());

    public static Generator Of(IReadOnlyList<Constraint> constraints, params int[] factors) => new(
        factors.All(f => constraints[f].Kind == ConstraintKind.Positive) ? ConstraintKind.Positive : ConstraintKind.NonNegative,
        factors.Aggregate(Polynomial.Constant(1), (p, f) => p * constraints[f].Polynomial),
        factors,
        null,
        null);

    public static Generator OfSquare(Polynomial root) => new(ConstraintKind.NonNegative, root * root, [], root, null);

    public static Generator OfSquare(IReadOnlyList<Constraint> constraints, int factor, Polynomial root) =>
        new(ConstraintKind.NonNegative, constraints[factor].Polynomial * root * root, [factor], root, null);

    public static Generator OfEquation(IReadOnlyList<Constraint> constraints, int equation, Polynomial multiplier) =>
        new(ConstraintKind.Zero, constraints[equation].Polynomial * multiplier, [equation], null, multiplier);
}

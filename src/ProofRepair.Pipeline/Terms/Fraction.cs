using System.Collections.Immutable;

namespace ProofRepair.Pipeline.Terms;

/// <summary>A numerator over a product of powers of polynomials, each by the text that it has in the term; nothing is cancelled.</summary>
public sealed record Fraction(Polynomial Numerator, ImmutableSortedDictionary<string, Factor> Denominator)
{
    private static readonly ImmutableSortedDictionary<string, Factor> s_none = ImmutableSortedDictionary.Create<string, Factor>(StringComparer.Ordinal);

    /// <summary>Null where a part is too large, or divides by something that is itself a fraction.</summary>
    public static Fraction? Of(Term term)
    {
        switch (term)
        {
            case Binary { Operator: "+" } b:
                return Of(b.Left) is { } l && Of(b.Right) is { } r ? l.Plus(r, 1) : null;
            case Binary { Operator: "-" } b:
                return Of(b.Left) is { } minuend && Of(b.Right) is { } subtrahend ? minuend.Plus(subtrahend, -1) : null;
            case Binary { Operator: "*" } b:
                return Of(b.Left)?.Times(Of(b.Right));
            case Binary { Operator: "/" } b:
                return Of(b.Left)?.Times(Inverse(b.Right));
            case Unary { Operator: "⁻¹" } u:
                return Inverse(u.Argument);
            case Unary { Operator: "-" } u:
                return Of(u.Argument) is { } opposite ? opposite with { Numerator = opposite.Numerator * Polynomial.Constant(-1) } : null;
            case Binary { Operator: "^", Right: Numeral { Value: var e } } b when e > 0 && e <= 4 && HasDivision(b.Left):
                return Of(b.Left) is { } root ? Enumerable.Repeat<Fraction?>(root, (int)e).Aggregate((p, q) => p?.Times(q)) : null;
            default:
                return Polynomial.Of(term) is { } p ? new Fraction(p, s_none) : null;
        }
    }

    /// <summary>Whether a term divides by something that is no numeral.</summary>
    public static bool HasDivision(Term term) =>
        term.Parts().Any(p => p is Unary { Operator: "⁻¹" } || (p is Binary { Operator: "/", Right: var d } && d.Parts().Any(x => x is Name)));

    private static Fraction? Inverse(Term term)
    {
        if (Polynomial.Of(term) is { Degree: 0, IsZero: false } constant)
        {
            return new Fraction(Polynomial.Constant(1 / constant[Monomial.One]), s_none);
        }

        if (term is Binary { Operator: "*" } product)
        {
            return Inverse(product.Left)?.Times(Inverse(product.Right));
        }

        var (root, exponent) = term is Binary { Operator: "^", Right: Numeral { Value: var e } } power && e > 0 && e <= 6 ? (power.Left, (int)e) : (term, 1);
        return !HasDivision(root) && Polynomial.Of(root) is { IsZero: false } p
            ? new Fraction(Polynomial.Constant(1), s_none.Add(root.ToString(), new Factor(root, p, exponent)))
            : null;
    }

    private Fraction? Times(Fraction? other) => other is null || Polynomial.Product(Numerator, other.Numerator) is not { } numerator ? null : new(
        numerator,
        other.Denominator.Aggregate(Denominator, (all, f) => all.SetItem(f.Key, f.Value with { Exponent = f.Value.Exponent + (all.GetValueOrDefault(f.Key)?.Exponent ?? 0) })));

    private Fraction? Plus(Fraction other, int sign)
    {
        var common = other.Denominator.Aggregate(Denominator, (all, f) => all.SetItem(f.Key, f.Value with { Exponent = Math.Max(f.Value.Exponent, all.GetValueOrDefault(f.Key)?.Exponent ?? 0) }));
        return Over(common) is { } one && other.Over(common) is { } two ? new Fraction(one + (two * Polynomial.Constant(sign)), common) : null;
    }

    private Polynomial? Over(ImmutableSortedDictionary<string, Factor> common) =>
        common.Values.Aggregate((Polynomial?)Numerator, (p, f) => Enumerable.Repeat(f.Polynomial, f.Exponent - (Denominator.GetValueOrDefault(f.Term.ToString())?.Exponent ?? 0)).Aggregate(p, (x, y) => x is null ? null : Polynomial.Product(x, y)));
}

/// <summary>A power of a polynomial under a fraction's bar.</summary>
public sealed record Factor(Term Term, Polynomial Polynomial, int Exponent);

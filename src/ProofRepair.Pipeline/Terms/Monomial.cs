using System.Collections.Immutable;

namespace ProofRepair.Pipeline.Terms;

/// <summary>A product of powers of atoms, the atoms in ordinal order.</summary>
public sealed class Monomial
{
    private Monomial(ImmutableArray<(string Atom, int Exponent)> factors)
    {
        Factors = factors;
        Key = string.Join('·', factors.Select(f => $"{f.Atom}^{f.Exponent}"));
    }

    public static Monomial One { get; } = new([]);

    public ImmutableArray<(string Atom, int Exponent)> Factors { get; }

    public string Key { get; }

    public int Degree => Factors.Sum(f => f.Exponent);

    public static Monomial Of(string atom, int exponent) => new([(atom, exponent)]);

    public static Monomial operator *(Monomial a, Monomial b) =>
        new([.. a.Factors.Concat(b.Factors)
            .GroupBy(f => f.Atom, StringComparer.Ordinal)
            .Select(g => (g.Key, g.Sum(f => f.Exponent)))
            .OrderBy(f => f.Key, StringComparer.Ordinal)]);

    public override string ToString() =>
        string.Join(" * ", Factors.Select(f => (f.Atom.Contains(' ') ? $"({f.Atom})" : f.Atom) + (f.Exponent == 1 ? "" : $" ^ {f.Exponent}")));
}

using System.Numerics;
using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.NumberTheory;

internal static class ClosedValue
{
    private const int MaxExponent = 1_000_000;

    /// <summary>The value of a closed term of numerals modulo <paramref name="modulus"/>; null where a subtraction might be cut off at 0, or where a power of a power might fill the kernel's memory.</summary>
    public static BigInteger? Modulo(Term term, BigInteger modulus) => term switch
    {
        Numeral n => n.Value % modulus,
        Binary { Operator: "+" } b => (Modulo(b.Left, modulus) + Modulo(b.Right, modulus)) % modulus,
        Binary { Operator: "*" } b => Modulo(b.Left, modulus) * Modulo(b.Right, modulus) % modulus,
        Binary { Operator: "^", Left: Numeral, Right: Numeral e } b when e.Value <= MaxExponent && Modulo(b.Left, modulus) is { } x => BigInteger.ModPow(x, e.Value, modulus),
        _ => null,
    };
}

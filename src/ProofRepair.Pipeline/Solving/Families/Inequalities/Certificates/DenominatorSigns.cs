using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.Inequalities.Certificates;

/// <summary>Denominators that are positive because all of their parts are: sums of products of what is <paramref name="known"/> to be, without the hypotheses that are <paramref name="dividing"/>.</summary>
internal sealed class DenominatorSigns(IReadOnlyList<Constraint> known, IReadOnlyList<string> dividing)
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public List<string> Lines { get; } = [];

    public IReadOnlyCollection<string> Names => _names.Values;

    /// <summary>The name under which Lean knows it.</summary>
    public string? Positive(Factor factor)
    {
        var text = factor.Term.ToString();
        if (_names.TryGetValue(text, out var name))
        {
            return name;
        }

        if (Products(factor.Polynomial) is not { } products)
        {
            return null;
        }

        name = $"den{_names.Count}";
        Lines.Add($"have {name} : 0 < {text} := by");
        Lines.AddRange(dividing.Select(d => $"  clear {d}").Concat(products.Select((p, i) => $"  have part{i} := {p}")).Append("  grind only"));
        Lines.Add($"have ne_{name} : {text} ≠ 0 := by intro zero; rw [zero] at {name}; exact Std.Irrefl.irrefl _ {name}");
        _names[text] = name;
        return name;
    }

    /// <summary>Proofs of what is positive in a sum, or a square; null where a part may be negative, or all may be zero.</summary>
    private List<string>? Products(Polynomial polynomial)
    {
        if (known.Any(c => c.Kind == ConstraintKind.Positive && (c.Polynomial - polynomial).IsZero))
        {
            return [];
        }

        var isPositive = polynomial[Monomial.One].Sign > 0;
        var proofs = new List<string>();
        foreach (var (monomial, coefficient) in polynomial.Terms.Where(t => t.Monomial.Degree > 0))
        {
            var positive = Product(monomial);
            if (coefficient.Sign < 0 || (positive ?? Square(monomial)) is not { } proof)
            {
                return null;
            }

            isPositive |= positive is not null;
            proofs.Add(proof);
        }

        return isPositive && polynomial[Monomial.One].Sign >= 0 ? [.. proofs.Where(p => p.Contains(' ', StringComparison.Ordinal))] : null;
    }

    private static string? Square(Monomial monomial) => monomial.Factors.All(f => f.Exponent % 2 == 0)
        ? $"Lean.Grind.OrderedRing.sq_nonneg (a := {monomial.Factors.Aggregate(Monomial.One, (root, f) => root * Monomial.Of(f.Atom, f.Exponent / 2))})"
        : null;

    private string? Product(Monomial monomial)
    {
        var atoms = monomial.Factors.SelectMany(f => Enumerable.Repeat(f.Atom, f.Exponent)).Select(Atom).ToList();
        return atoms.Contains(null) ? null : atoms.Aggregate((a, b) => $"Lean.Grind.OrderedRing.mul_pos {(a!.Contains(' ', StringComparison.Ordinal) ? $"({a})" : a)} {b}");
    }

    private string? Atom(string atom) =>
        known.FirstOrDefault(c => c.Kind == ConstraintKind.Positive && (c.Polynomial - Polynomial.Atom(atom)).IsZero)?.Proof
        ?? (known.Any(c => c.Kind != ConstraintKind.Zero && c.Polynomial.Degree == 1 && IsAbove(c, atom)) ? $"(show 0 < {atom} by grind only)" : null);

    /// <summary><c>atom - c</c> with a positive c.</summary>
    private static bool IsAbove(Constraint constraint, string atom)
    {
        var rest = constraint.Polynomial - Polynomial.Atom(atom);
        return rest.Degree == 0 && rest[Monomial.One].Sign < 0;
    }
}

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

    /// <summary>Proofs of what is positive in a sum; null where a part may be negative.</summary>
    private List<string>? Products(Polynomial polynomial)
    {
        if (known.Any(c => c.Kind == ConstraintKind.Positive && (c.Polynomial - polynomial).IsZero))
        {
            return [];
        }

        var proofs = polynomial.Terms.Where(t => t.Monomial.Degree > 0).Select(t => t.Coefficient.Sign > 0 ? Product(t.Monomial) : null).ToList();
        return proofs.Contains(null) || polynomial[Monomial.One].Sign < 0 ? null : [.. proofs.OfType<string>().Where(p => p.Contains(' ', StringComparison.Ordinal))];
    }

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

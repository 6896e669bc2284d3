using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.Inequalities;

/// <summary>
/// Squares and products of what is known, for an arithmetic that is linear in monomials: <c>grind</c> multiplies out but does
/// not guess products. The hints come in groups, because each unneeded one costs time.
/// </summary>
internal static class NonlinearHints
{
    private const int MaxHints = 14;
    private const int MaxVariables = 5;

    public static IEnumerable<(string Name, string Text)> For(GoalView view)
    {
        var atoms = view.Variables.Where(v => v.Kind != ScalarKind.Naturals).Select(v => v.Name).Take(MaxVariables).ToList();
        if (atoms.Count == 0)
        {
            yield break;
        }

        if (!view.Statements.Any(IsOrder))
        {
            yield break;
        }

        yield return ("squares", view.Text([.. Squares(view, atoms).Distinct(StringComparer.Ordinal).Take(MaxHints).Select(Square), "grind"]));
        var signs = Signs(view).Take(6).ToList();
        var products = Products(signs).Take(MaxHints).ToList();
        if (products.Count > 0)
        {
            yield return ("products", view.Text([.. products.Select(p => $"have {p.Name} := {p.Proof}"), "grind"]));
            yield return ("products-squares", view.Text([.. products.Take(7).Select(p => $"have {p.Name} := {p.Proof}"), .. SignedSquares(signs, atoms), "grind"]));
        }

        var degree4 = DegreeFour(atoms).Take(MaxHints).ToList();
        yield return ("quartic-squares", view.Text([.. degree4.Select(Square), "grind"]));
        foreach (var tactic in QuotientSquares.For(view))
        {
            yield return tactic;
        }
    }

    public static bool IsOrder(Term statement) =>
        statement is Binary { Operator: "<" or "≤" or ">" or "≥" } || (statement is Binary { Operator: "∧" } both && (IsOrder(both.Left) || IsOrder(both.Right)));

    public static (string Small, string Large) Sides(Binary relation) =>
        relation.Operator is "<" or "≤" ? (relation.Left.ToString(), relation.Right.ToString()) : (relation.Right.ToString(), relation.Left.ToString());

    public static string Square(string term, int index) => $"have sq{index} := Lean.Grind.OrderedRing.sq_nonneg (a := {term})";

    private static IEnumerable<string> Squares(GoalView view, List<string> atoms)
    {
        foreach (var (a, b) in Pairs(atoms))
        {
            yield return $"{a} - {b}";
        }

        foreach (var a in atoms)
        {
            yield return a;
        }

        foreach (var (a, b) in Pairs(atoms))
        {
            yield return $"{a} + {b}";
        }

        foreach (var (a, b) in Pairs(atoms))
        {
            yield return $"{a} * {b}";
        }

        var numerals = view.AllParts.OfType<Numeral>().Select(n => n.Value).Where(v => v > 0 && v <= 12).Distinct().Order().Take(3);
        foreach (var n in numerals)
        {
            foreach (var a in atoms)
            {
                yield return $"{a} - {n}";
                yield return $"{a} + {n}";
            }
        }
    }

    private static IEnumerable<string> DegreeFour(List<string> atoms)
    {
        foreach (var (a, b) in Pairs(atoms))
        {
            yield return $"{a} ^ 2 - {b} ^ 2";
            yield return $"({a} - {b}) ^ 2";
            yield return $"({a} - {b}) * {a}";
            yield return $"({a} - {b}) * {b}";
            yield return $"({a} - {b}) * ({a} + {b})";
        }

        foreach (var a in atoms)
        {
            yield return $"{a} ^ 2";
            yield return $"{a} ^ 2 - 1";
        }
    }

    private static IEnumerable<(string A, string B)> Pairs(IEnumerable<string> items)
    {
        var list = items.ToList();
        return list.SelectMany((a, i) => list.Skip(i + 1).Select(b => (a, b)));
    }

    public sealed record Sign(string Fact, string Value, bool Strict);

    /// <summary>Facts as <c>0 ≤ value</c> or <c>0 &lt; value</c>.</summary>
    public static IEnumerable<Sign> Signs(GoalView view)
    {
        foreach (var fact in view.Facts)
        {
            if (fact.Statement is Binary { Operator: "<" or "≤" or ">" or "≥" } relation)
            {
                var (small, large) = Sides(relation);
                yield return new Sign(fact.Name, small == "0" ? large : $"({large}) - ({small})", relation.Operator is "<" or ">");
            }
        }
    }

    private static IEnumerable<(string Name, string Proof)> Products(List<Sign> signs) =>
        signs.SelectMany((a, i) => signs.Skip(i).Select(b => (a, b)))
            .Select((p, i) => ($"pr{i}", p.a.Strict && p.b.Strict
                ? $"Lean.Grind.OrderedRing.mul_pos (show 0 < {p.a.Value} by grind) (show 0 < {p.b.Value} by grind)"
                : $"Lean.Grind.OrderedRing.mul_nonneg (show 0 ≤ {p.a.Value} by grind) (show 0 ≤ {p.b.Value} by grind)"));

    private static IEnumerable<string> SignedSquares(List<Sign> signs, List<string> atoms) =>
        signs.Take(3).SelectMany(s => Pairs(atoms).Select(p => (s, p)))
            .Select((x, i) => $"have ps{i} := Lean.Grind.OrderedRing.mul_nonneg (show 0 ≤ {x.s.Value} by grind) (Lean.Grind.OrderedRing.sq_nonneg (a := {x.p.A} - {x.p.B}))")
            .Take(9);
}

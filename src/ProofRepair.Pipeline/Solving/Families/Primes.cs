using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families;

/// <summary>What a prime leaves when divided by 2, 3 and 5; then the numbers that this determines, and primality of a numeral.</summary>
internal static class Primes
{
    private const string Predicate = "Nat.Prime";
    private const int MaxPinned = 14;

    public static IEnumerable<(string Name, string Text)> For(GoalView view, PortfolioContext context)
    {
        var primes = view.Facts.Where(f => IsPrime(f.Statement)).Take(5).ToList();
        if (!context.Definitions.Contains(Predicate, StringComparer.Ordinal) || (primes.Count == 0 && !IsPrime(view.Target)))
        {
            yield break;
        }

        var lines = new List<string>();
        foreach (var fact in primes)
        {
            var p = TermPrinter.Argument(Number(fact.Statement)!);
            lines.Add($"have {fact.Name}_two : 2 ≤ {p} := {fact.Name}.1");
            foreach (var d in (int[])[2, 3, 5])
            {
                lines.Add($"have {fact.Name}_{d} : {p} = {d} ∨ {p} % {d} ≠ 0 := by");
                lines.Add($"  by_cases div : {p} % {d} = 0");
                lines.Add($"  · have only := {fact.Name}.2 {d} (Nat.dvd_of_mod_eq_zero div)");
                lines.Add("    omega");
                lines.Add("  · exact Or.inr div");
            }
        }

        foreach (var variable in view.Variables.Where(v => v.Kind == ScalarKind.Naturals))
        {
            lines.Add("try (first | " + string.Join(" | ", Enumerable.Range(0, MaxPinned).Select(k => $"(have pin : {variable.Name} = {k} := by omega; subst pin)")) + ")");
        }

        yield return ("primes", view.Text([
            .. lines,
            "first",
            "| omega",
            "| refine And.intro (by decide) ?_",
            "  intro m div",
            "  have bound := Nat.lt_succ_of_le (Nat.le_of_dvd (by decide) div)",
            "  revert div",
            "  revert m",
            "  decide +kernel",
            "| grind",
        ]));
    }

    private static bool IsPrime(Term statement) => Number(statement) is not null;

    private static Term? Number(Term statement) => statement switch
    {
        Application { Head: Name { Text: Predicate }, Arguments: [var number] } => number,
        Projection { Field: "Prime", Receiver: var number } => number,
        _ => null,
    };
}

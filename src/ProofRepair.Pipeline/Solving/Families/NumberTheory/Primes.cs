using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.NumberTheory;

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

        List<string> lines =
        [
            "have proper : ∀ d p : Nat, Nat.Prime p → 2 ≤ d → p = d ∨ p % d ≠ 0 := by",
            "  intro d p prime least",
            "  by_cases div : p % d = 0",
            "  · have only := prime.2 d (Nat.dvd_of_mod_eq_zero div)",
            "    omega",
            "  · exact Or.inr div",
            .. primes.Select(f => $"have {f.Name}_two : 2 ≤ {TermPrinter.Argument(Number(f.Statement)!)} := {f.Name}.1"),
        ];

        // What one divisor determines makes the next one's cases few.
        foreach (var (d, candidates) in primes.Count == 0 ? [] : ((int, int[])[])[(2, [2]), (3, [2, 3, 5, 7])])
        {
            lines.AddRange(primes.Select(f => $"have {f.Name}_{d} := proper {d} _ {f.Name} (by decide)"));
            lines.AddRange(Pins(view, candidates));
            lines.Add("clear " + string.Join(' ', primes.Select(f => $"{f.Name}_{d}")));
        }

        lines.AddRange(primes.SelectMany(f => new[] { 2, 3, 5 }.Select(d => $"have {f.Name}_{d} := proper {d} _ {f.Name} (by decide)")));
        lines.AddRange(Pins(view, Enumerable.Range(0, MaxPinned)));
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

    private static IEnumerable<string> Pins(GoalView view, IEnumerable<int> candidates) => view.Variables.Where(v => v.Kind == ScalarKind.Naturals)
        .Select(v => "try (first | " + string.Join(" | ", candidates.Select(k => $"(have pin : {v.Name} = {k} := (by omega); subst pin)")) + ")");

    private static bool IsPrime(Term statement) => Number(statement) is not null;

    private static Term? Number(Term statement) => statement switch
    {
        // Under `open Nat` Lean prints no namespace.
        Application { Head: Name { Text: Predicate or "Prime" }, Arguments: [var number] } => number,
        Projection { Field: "Prime", Receiver: var number } => number,
        _ => null,
    };
}

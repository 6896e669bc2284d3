using System.Numerics;
using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.NumberTheory;

/// <summary>Bounds an exponent by the size of the numerals of the statement, then lets the kernel compute the cases.</summary>
internal static class ExponentSearch
{
    public static IEnumerable<(string Name, string Text)> For(GoalView view)
    {
        var powers = view.Facts.SelectMany(f => f.Statement.Parts()).OfType<Binary>()
            .Where(b => b is { Operator: "^", Left: Numeral { Value: var v }, Right: Name } && v > 1)
            .Select(b => (Base: ((Numeral)b.Left).Value, Exponent: ((Name)b.Right).Text)).Distinct().ToList();
        if (powers.Count is 0 or > 3 || powers.Count != view.Variables.Length || view.Functions.Length > 0)
        {
            yield break;
        }

        var largest = view.AllParts.OfType<Numeral>().Select(n => n.Value).Append(BigInteger.One).Max();
        var lines = new List<string>();
        foreach (var (power, exponent) in powers)
        {
            var limit = 1;
            while (BigInteger.Pow(power, limit) <= largest && limit < 64)
            {
                limit++;
            }

            lines.Add($"have bound_{exponent} : {exponent} < {limit} := by");
            lines.Add("  apply Classical.byContradiction");
            lines.Add("  intro over");
            lines.Add($"  have least := Nat.pow_le_pow_right (n := {power}) (by decide) (Nat.le_of_not_lt over)");
            foreach (var (other, i) in powers.Select((p, i) => (p, i)).Where(x => x.p.Exponent != exponent))
            {
                lines.Add($"  have one{i} := Nat.pow_pos (n := {other.Exponent}) (show 0 < {other.Base} by decide)");
                lines.Add($"  have le{i} := Nat.le_mul_of_pos_right ({power} ^ {exponent}) one{i}");
                lines.Add($"  have ri{i} := Nat.le_mul_of_pos_left ({power} ^ {exponent}) one{i}");
            }

            lines.Add("  omega");
        }

        var facts = string.Join(' ', view.Facts.Select(f => f.Name));
        yield return ("exponent-kernel", view.Text([
            .. lines,
            $"revert {facts}",
            .. powers.Select(p => $"revert {p.Exponent}").Reverse(),
            "decide +kernel",
        ]));
    }
}

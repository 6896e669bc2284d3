using System.Numerics;
using ProofRepair.Pipeline.Solving.Families.NumberTheory;
using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.Sequences;

/// <summary>
/// A sequence with a linear recurrence and known first members runs in a period, by itself or modulo the number that the target
/// asks for: proves the period from the recurrence, and takes far members back to near ones.
/// </summary>
internal static class Periods
{
    private const int MaxPeriod = 48;

    public static IEnumerable<(string Name, string Text)> For(GoalView view)
    {
        foreach (var recurrence in view.Facts.Select(LinearRecurrence.Of).OfType<LinearRecurrence>().Take(2))
        {
            var modulus = Residues.Moduli(view with { Facts = [] }).Select(m => (BigInteger?)m).FirstOrDefault();
            if (Members(view, recurrence) is { } members && Period(recurrence, members, modulus) is { } period)
            {
                var indices = view.Target.Parts().OfType<Application>().Where(a => a is { Head: Name s, Arguments.Length: 1 } && s.Text == recurrence.Sequence)
                    .Select(a => a.Arguments[0]).Distinct().Take(8);
                yield return ("period", view.Text(Lines(view, recurrence, period, modulus, indices)));
            }
        }
    }

    /// <summary>The first members in a row before <see cref="LinearRecurrence.First"/>.</summary>
    private static List<BigInteger>? Members(GoalView view, LinearRecurrence recurrence)
    {
        var known = new Dictionary<BigInteger, BigInteger>();
        foreach (var fact in view.Facts)
        {
            if (fact.Statement is Binary { Operator: "=", Left: Application { Head: Name s, Arguments: [Numeral index] }, Right: Numeral value } && s.Text == recurrence.Sequence)
            {
                known[index.Value] = value.Value;
            }
        }

        var needed = Enumerable.Range(recurrence.First - recurrence.Order, recurrence.Order).Select(i => new BigInteger(i)).ToList();
        return needed.TrueForAll(known.ContainsKey) ? needed.ConvertAll(i => known[i]) : null;
    }

    private static int? Period(LinearRecurrence recurrence, List<BigInteger> members, BigInteger? modulus)
    {
        BigInteger Reduce(BigInteger x) => modulus is { } m ? ((x % m) + m) % m : x;
        var run = members.ConvertAll(Reduce);
        for (var period = 1; period <= MaxPeriod; period++)
        {
            run.Add(Reduce(recurrence.Next(run)));
            if (run.Skip(period).SequenceEqual(run.Take(recurrence.Order)))
            {
                return period;
            }
        }

        return null;
    }

    private static IEnumerable<string> Lines(GoalView view, LinearRecurrence recurrence, int period, BigInteger? modulus, IEnumerable<Term> indices)
    {
        var from = recurrence.First - recurrence.Order;
        var (x, mod) = (recurrence.Sequence, modulus is null ? "" : $" % {modulus}");
        // Members n + Order … n + period, each from those before.
        yield return $"have period : ∀ n : Nat, {from} ≤ n → {x} (n + {period}){mod} = {x} n{mod} := by";
        yield return "  intro n hn";
        var others = view.Facts.Where(f => f.Name != recurrence.Fact).Select(f => f.Name).ToList();
        if (others.Count > 0)
        {
            // `omega` would carry their remainders through every step.
            yield return $"  clear {string.Join(' ', others)}";
        }

        foreach (var line in modulus is { } m ? Reduced(recurrence, period, m) : Exact(recurrence, period))
        {
            yield return line;
        }

        yield return $"have far : ∀ k n : Nat, {from} ≤ n → {x} (n + {period} * k){mod} = {x} n{mod} := by";
        yield return "  intro k";
        yield return "  induction k with";
        yield return "  | zero => intro n _; rfl";
        yield return "  | succ k ih =>";
        yield return "    intro n hn";
        yield return $"    rw [show n + {period} * (k + 1) = n + {period} * k + {period} by omega, period (n + {period} * k) (by omega)]";
        yield return "    exact ih n hn";
        for (var i = recurrence.First; i < from + period; i++)
        {
            yield return $"have near{i} : {recurrence.At(null, i)}";
        }

        var id = 0;
        foreach (var index in indices)
        {
            foreach (var line in Near(view, index, from, period, (x, mod), id++))
            {
                yield return line;
            }
        }

        yield return "omega";
    }

    private static IEnumerable<string> Exact(LinearRecurrence recurrence, int period)
    {
        for (var i = recurrence.Order; i < period + recurrence.Order; i++)
        {
            yield return $"  have step{i} : {recurrence.At("n", i)}";
        }

        yield return "  omega";
    }

    /// <summary>Each member by the first ones, with coefficients below the modulus: small steps, where one large one is too much for <c>omega</c>.</summary>
    private static IEnumerable<string> Reduced(LinearRecurrence recurrence, int period, BigInteger modulus)
    {
        var (x, order) = (recurrence.Sequence, recurrence.Order);
        var basis = Enumerable.Range(0, order).ToList();
        var members = basis.ConvertAll(b => basis.ConvertAll(i => i == b ? BigInteger.One : BigInteger.Zero));
        for (var i = order; i <= period; i++)
        {
            var before = members;
            members.Add(basis.ConvertAll(b => ((recurrence.Next(before.ConvertAll(v => v[b])) % modulus) + modulus) % modulus));
            var sum = string.Join(" + ", basis.Select(b => $"{members[i][b]} * {x} {(b == 0 ? "n" : $"(n + {b})")}"));
            yield return $"  have sum{i} : {x} (n + {i}) % {modulus} = ({sum}) % {modulus} := by";
            yield return $"    have step : {recurrence.At("n", i)}";
            yield return "    omega";
            if (i - order >= order)
            {
                yield return $"  clear sum{i - order}";
            }
        }

        yield return "  omega";
    }

    private static IEnumerable<string> Near(GoalView view, Term index, int from, int period, (string Name, string Mod) x, int id)
    {
        if (index is Numeral { Value: var value } && value >= from)
        {
            var turns = (value - from) / period;
            var near = value - (turns * period);
            yield return $"have back{id} : {x.Name} {value}{x.Mod} = {x.Name} {near}{x.Mod} := far {turns} {near} (by decide)";
        }
        else if (index is Name n && view.Facts.Select(f => f.Statement).OfType<Binary>().FirstOrDefault(b => b is { Operator: "=", Left: Binary { Operator: "%", Left: Name v, Right: Numeral m } } && v.Text == n.Text && m.Value == period) is { Right: var right })
        {
            var residue = right is Binary { Operator: "%", Left: Numeral r } ? r.Value % period : right is Numeral plain ? plain.Value % period : 0;
            var start = residue < from ? residue + period : residue;
            yield return $"have back{id} := far (({n.Text} - {start}) / {period}) {start} (by decide)";
            yield return $"rw [show {start} + {period} * (({n.Text} - {start}) / {period}) = {n.Text} by omega] at back{id}";
        }
    }
}

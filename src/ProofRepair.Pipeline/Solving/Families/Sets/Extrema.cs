using System.Numerics;
using ProofRepair.Pipeline.Solving.Families.General;
using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.Sets;

/// <summary>
/// <c>IsLeast</c> and <c>IsGreatest</c> of sets of natural numbers or integers: the kernel computes that the number is a member and that no number on
/// its other side is; beyond a bound this follows by linear arithmetic. Where a hypothesis says that a variable is such a number, the number is found here
/// and put for the variable, also if the next hypothesis takes it out of the set.
/// </summary>
internal static class Extrema
{
    private const int Furthest = 3000;

    public static IEnumerable<(string Name, string Text)> For(GoalView view)
    {
        if (Claim(view.Target) is { } claim)
        {
            foreach (var isNatural in new[] { true, false })
            {
                if (Of(view, claim.Set, isNatural, []) is { } predicate && new Evaluation(isNatural).Value(claim.Value) is { } value && Lines(claim, predicate, value, 0) is { } lines)
                {
                    yield return ((claim.IsLeast ? "least" : "greatest") + (isNatural ? "" : "-integer"), view.Text([Shown(claim, predicate), .. lines, "exact extremum0"]));
                }
            }
        }
        else if (Values(view) is { Count: > 0 } values)
        {
            yield return ("extremal-values", view.Text([.. values, "first | decide +kernel | (simp; done) | grind"]));
        }
    }

    /// <summary>A set that is written out shows no type: where it is the other one, this line fails at once.</summary>
    private static string Shown(Extremum claim, MemberPredicate predicate) =>
        $"show {(claim.IsLeast ? "IsLeast" : "IsGreatest")} ({claim.Set} : Set {predicate.Type}) _";

    private sealed record Extremum(bool IsLeast, Term Set, Term Value);

    private static Extremum? Claim(Term statement) =>
        statement is Application { Head: Name { Text: "IsLeast" or "IsGreatest" } head, Arguments: [var set, var value] } ? new Extremum(head.Text == "IsLeast", set, value) : null;

    private static List<string> Values(GoalView view)
    {
        var lines = new List<string>();
        var known = new Dictionary<string, BigInteger>(StringComparer.Ordinal);
        // Twice: what takes a number out of the set may stand before what says which number.
        foreach (var fact in view.Facts.Concat(view.Facts))
        {
            if (Claim(fact.Statement) is not { Value: Name unknown } claim || known.ContainsKey(unknown.Text)
                || view.Variables.FirstOrDefault(v => v.Name == unknown.Text) is not { Kind: ScalarKind.Naturals or ScalarKind.Integers } variable
                || Of(view, claim.Set, variable.Kind == ScalarKind.Naturals, known) is not { } predicate
                || Found(claim, predicate) is not { } value
                || Lines(claim with { Set = predicate.Set }, predicate, value, known.Count) is not { } proof)
            {
                continue;
            }

            var (index, space) = (known.Count, predicate.IsNatural ? "Nat" : "Int");
            var (lower, upper) = ($"({fact.Name}.2 extremum{index}.1)", $"(extremum{index}.2 {fact.Name}.1)");
            lines.AddRange(proof);
            lines.Add($"have value{index} : {unknown} = {MemberPredicate.Literal(value)} := {space}.le_antisymm {(claim.IsLeast ? $"{lower} {upper}" : $"{upper} {lower}")}");
            lines.Add($"subst value{index}");
            known.Add(unknown.Text, value);
        }

        return lines;
    }

    private static BigInteger? Found(Extremum claim, MemberPredicate predicate)
    {
        if (predicate.IsNatural && claim.IsLeast)
        {
            return Enumerable.Range(0, Furthest).TakeWhile(n => predicate.Holds(n) is not null).Where(n => predicate.Holds(n) == true).Select(n => (BigInteger?)n).FirstOrDefault();
        }

        return predicate.Members() is { Count: > 0 } members ? (claim.IsLeast ? members[0] : members[^1]) : null;
    }

    /// <summary>The condition for a set, with values put for what earlier hypotheses determine.</summary>
    private static MemberPredicate? Of(GoalView view, Term set, bool isNatural, Dictionary<string, BigInteger> known)
    {
        switch (set)
        {
            case Name name:
                return MemberPredicate.In(view).FirstOrDefault(p => p.Set == name && p.IsNatural == isNatural);
            case Application { Head: Name { Text: "setOf" }, Arguments: [Quantified { Quantifier: "fun", Binders: [var binder] } function] }:
                var given = new MemberPredicate(set, "fun _ => Iff.rfl", binder.Name, isNatural, function.Body);
                return given.IsPlain ? given : null;
            case Binary { Operator: "\\", Right: Application { Head: Name { Text: Term.Braces }, Arguments: [var taken] } } difference
                when Of(view, difference.Left, isNatural, known) is { } whole:
                var value = taken is Name n && known.TryGetValue(n.Text, out var found) ? new Numeral(found) : taken;
                return whole with
                {
                    Set = new Binary("\\", whole.Set, new Application(new Name(Term.Braces), [value])),
                    Proof = $"fun x => and_congr ({whole.Proof} x) Iff.rfl",
                    Condition = new Binary("∧", whole.Condition, new Unary("¬", new Binary("=", new Name(whole.Member), value))),
                };
            default:
                return null;
        }
    }

    /// <summary>A proof of <c>extremum : IsLeast set value</c>.</summary>
    private static List<string>? Lines(Extremum claim, MemberPredicate predicate, BigInteger value, int index)
    {
        if (BigInteger.Abs(value) > Furthest || (predicate.IsNatural && value < 0))
        {
            return null;
        }

        var (type, number) = (predicate.Type, MemberPredicate.Literal(value));
        var (set, least) = (TermPrinter.Argument(predicate.Set), claim.IsLeast ? "IsLeast" : "IsGreatest");
        return
        [
            $"have known{index} : ∀ x : {type}, x ∈ ({predicate.Set} : Set {type}) ↔ ({predicate.At("x")}) := {predicate.Proof}",
            $"have none{index} : ∀ x : {type}, {(claim.IsLeast ? $"x < {number}" : $"{number} < x")} → ¬({predicate.At("x")}) := by",
            .. (claim.IsLeast ? NoneBelow(predicate, value) : NoneAbove(predicate, value)).Select(l => "  " + l),
            $"have extremum{index} : {least} ({predicate.Set} : Set {type}) {TermPrinter.Argument(claim.Value is Name ? new Name(number) : claim.Value)} :=",
            $"  ⟨(known{index} {number}).2 (by decide +kernel), fun x m => {type}.not_lt.1 fun lt => none{index} x lt ((known{index} x).1 m)⟩",
        ];
    }

    private static IEnumerable<string> NoneBelow(MemberPredicate predicate, BigInteger value)
    {
        if (predicate.IsNatural)
        {
            return ["decide +kernel"];
        }

        var low = value < 0 || !predicate.Condition.Conjuncts().Any(IsSign) ? -Math.Max(predicate.Width, (int)BigInteger.Abs(value)) : 0;
        return [.. Between(predicate, low, (int)value), "intro x lt p", $"rcases Int.lt_or_le x ({low}) with far | far", .. TacticLines.Focused(predicate.Below(low)), .. Reached(low)];
    }

    private static IEnumerable<string> NoneAbove(MemberPredicate predicate, BigInteger value)
    {
        var next = (int)value + 1;
        var exponential = predicate.Condition.Parts().Any(p => p is Binary { Operator: "^", Right: Name n } && n.Text == predicate.Member);
        var high = exponential ? next : Math.Max(next, predicate.Width);
        if (predicate.IsNatural)
        {
            return
            [
                .. high > next ? [$"have between : ∀ x, x < {high} → {value} < x → ¬({predicate.At("x")}) := by decide +kernel"] : Array.Empty<string>(),
                "intro x lt p",
                .. high > next ? [$"rcases Nat.lt_or_ge x {high} with near | far", "· exact between x near lt p"] : (string[])["have far := lt"],
                .. high > next ? [] : (string[])[$"replace far : {next} ≤ x := lt"],
                .. predicate.Above(high),
            ];
        }

        return [.. Between(predicate, next, high), "intro x lt p", $"rcases Int.lt_or_le x {high} with far | far", "rotate_left", .. TacticLines.Focused(predicate.Above(high)), .. Reached(next)];
    }

    /// <summary>All integers of an interval, counted by natural numbers, for which quantifiers are decidable.</summary>
    private static IEnumerable<string> Between(MemberPredicate predicate, int low, int high) =>
        [$"have between : ∀ k : Nat, k < {Math.Max(high - low, 0)} → ¬({predicate.At($"((k : Int) + ({low}))")}) := by decide +kernel"];

    private static IEnumerable<string> Reached(int low) =>
    [
        $"have here := between (x - ({low})).toNat (by omega)",
        $"rw [show ((x - ({low})).toNat : Int) + ({low}) = x by omega] at here",
        "exact here p",
    ];

    private static bool IsSign(Term conjunct) => conjunct is Binary { Operator: "<" or "≤", Left: Numeral } or Binary { Operator: ">" or "≥", Right: Numeral };
}

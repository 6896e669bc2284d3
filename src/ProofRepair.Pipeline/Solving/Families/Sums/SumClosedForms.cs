using ProofRepair.Pipeline.Solving.Families.General;
using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.Sums;

/// <summary>
/// For sums and products over intervals of natural numbers: guesses the closed form by interpolation, proves it by induction on
/// the length of the interval, and puts it in place of the sum.
/// </summary>
internal static class SumClosedForms
{
    private const int MaxSums = 4;

    public static IEnumerable<(string Name, string Text)> For(GoalView goal)
    {
        var view = Shifted(goal);
        var sums = view.Statements.SelectMany(FiniteSum.In).Distinct().ToList();
        if (sums.Count is 0 or > MaxSums)
        {
            yield break;
        }

        foreach (var type in TypesOf(view, sums))
        {
            var forms = sums.Select(s => (Sum: s, Form: ClosedForm.Of(s, type == "Nat")!)).Where(x => x.Form is not null && Fits(x.Sum, x.Form, type)).ToList();
            if (forms.Count > 0)
            {
                var used = forms.ConvertAll(f => f.Sum);
                yield return ($"closed-form:{type}", view.Text([
                    .. forms.SelectMany((f, i) => Closed(f.Sum, f.Form, type, i)),
                    .. FiniteSum.Lemmas(used),
                    .. forms.SelectMany((f, i) => Value(f.Sum, f.Form, type, i)),
                    $"clear {string.Join(' ', forms.Select((_, i) => $"closed{i}"))}",
                    .. FiniteSum.Cleared(used),
                    .. used.Select((s, i) => $"try generalize {s.Text(type)} = value{i}s at *"),
                    "first | omega | grind | (symm; exact Nat.div_eq_of_eq_mul_left (by decide) (by grind)) | (simp_all; done)",
                ]));
            }
        }
    }

    /// <summary>Bounds from 2 on become offsets: a length like <c>n + 1 - 2</c> would be a truncated subtraction.</summary>
    private static GoalView Shifted(GoalView view)
    {
        var lengths = view.Statements.SelectMany(FiniteSum.In).Select(s => s.Length).ToList();
        foreach (var n in view.Variables.Where(v => v.Kind == ScalarKind.Naturals && lengths.Exists(l => l.Mentions(v.Name))).Select(v => v.Name))
        {
            if (Induction.Start(view, n) is var start && start >= 2)
            {
                var offset = new Binary("+", new Name($"{n}₀"), new Numeral(start));
                view = view with
                {
                    Prefix = view.Prefix.Add(Induction.Shift(n, start)),
                    Facts = [.. view.Facts.Select(f => f with { Statement = f.Statement.Substitute(n, offset) })],
                    Target = view.Target.Substitute(n, offset),
                };
            }
        }

        return view;
    }

    /// <summary>The types that the sums may have: the printed goal tells natural numbers from what they are cast to, and no more.</summary>
    public static IEnumerable<string> TypesOf(GoalView view, List<FiniteSum> sums)
    {
        if (!sums.Exists(s => s.IsCast))
        {
            return ["Nat"];
        }

        if (view.Types.Length > 0)
        {
            return view.Types.Take(1);
        }

        return sums.SelectMany(s => s.Body.Parts()).Any(p => p is Binary { Operator: "/" } or Unary { Operator: "⁻¹" }) ? ["Rat"] : ["Int", "Rat"];
    }

    private static bool Fits(FiniteSum sum, ClosedForm form, string type) =>
        (type is not ("Nat" or "Int") || form.IsPolynomial) && !(type == "Nat" && sum.Body.Parts().Any(p => p is Unary));

    private static string Equation(string sum, ClosedForm form, string type, string length)
    {
        var at = type == "Nat" ? length : $"(({length} : Nat) : {type})";
        if (type is "Nat" or "Int")
        {
            // No subtraction, and no division: among natural numbers both are truncated.
            var scale = form.CommonDenominator;
            return $"{scale} * {sum} + ({ClosedForm.Print(form.Numerator, at, scale, -1)}) = {ClosedForm.Print(form.Numerator, at, scale, 1)}";
        }

        var whole = form.WithoutFractions();
        var denominator = whole.Denominator is [{ IsInteger: true, Numerator.IsOne: true }] ? "" : $" / ({ClosedForm.Print(whole.Denominator, at)})";
        return $"{sum} = ({ClosedForm.Print(whole.Numerator, at)}){denominator}";
    }

    private static IEnumerable<string> Closed(FiniteSum sum, ClosedForm form, string type, int id)
    {
        yield return $"have closed{id} : ∀ l : Nat, {Equation(sum.Shifted(type), form, type, "l")} := by";
        yield return "  intro l";
        yield return "  induction l with";
        yield return $"  | zero => grind [{sum.Lemma("zero")}]";
        yield return "  | succ l ih =>";
        if (type is "Nat" or "Int")
        {
            yield return $"    rw [{sum.Lemma("succ")}]";
        }
        else
        {
            yield return $"    have nonneg := Lean.Grind.OrderedRing.natCast_nonneg (R := {type}) (a := l)";
            yield return $"    rw [{sum.Lemma("succ")}, ih]";
            yield return "    clear ih";
            yield return "    try simp only [Lean.Grind.Semiring.natCast_succ]";
            yield return $"    generalize (l : {type}) = x at nonneg ⊢";
        }

        yield return "    grind";
    }

    private static IEnumerable<string> Value(FiniteSum sum, ClosedForm form, string type, int id)
    {
        var length = TermPrinter.Argument(sum.Length);
        var shift = sum.Interval == "range" ? "" : $"rw [{sum.Operation}_{sum.Interval}]; ";
        yield return $"have value{id} : {Equation(sum.Text(type), form, type, length)} := by {shift}exact closed{id} {length}";
    }
}

using System.Collections.Immutable;
using ProofRepair.Pipeline.Solving.Families.General;
using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.Inequalities.Certificates;

/// <summary>
/// The cases of a goal and the refutation in each; no lines at all where one case has none. What mentions a variable of
/// <paramref name="foreign"/> is not used: it is of another type.
/// </summary>
internal sealed class CertificateProof(ScalarKind kind, ImmutableArray<string> foreign)
{
    private string AbsoluteCases => kind switch
    {
        ScalarKind.Integers => "Int.abs_cases",
        ScalarKind.Rationals => "Rat.abs_cases",
        _ => "abs_cases",
    };

    public IEnumerable<string>? Lines(ImmutableList<Fact> facts, Term target, int splits)
    {
        if (target is Binary { Operator: "∧" } both)
        {
            return Cases("refine ⟨?_, ?_⟩", () => Lines(facts, both.Left, splits), () => Lines(facts, both.Right, splits));
        }

        if (facts.Find(f => f.Statement is Binary { Operator: "∨" }) is { Statement: Binary either } disjunction)
        {
            return splits == 0
                ? null
                : Cases(
                    $"rcases {disjunction.Name} with {disjunction.Name} | {disjunction.Name}",
                    () => Lines(facts.Replace(disjunction, disjunction with { Statement = either.Left }), target, splits - 1),
                    () => Lines(facts.Replace(disjunction, disjunction with { Statement = either.Right }), target, splits - 1));
        }

        var absolute = facts.Select(f => f.Statement).Append(target).SelectMany(s => s.Parts()).OfType<Application>()
            .FirstOrDefault(a => a is { Head: Name { Text: "abs" }, Arguments: [var x] } && !x.Parts().Any(p => p is Application { Head: Name { Text: "abs" } }));
        if (absolute is not null)
        {
            return splits == 0 ? null : AbsoluteLines(facts, target, absolute, splits);
        }

        return GroundLines(facts, target);
    }

    private IEnumerable<string>? AbsoluteLines(ImmutableList<Fact> facts, Term target, Application absolute, int splits)
    {
        var inside = absolute.Arguments[0];
        var (equation, sign) = ($"ea{splits}", $"sa{splits}");
        var places = facts.Where(f => f.Statement.Parts().Contains(absolute)).Select(f => f.Name).Concat(target.Parts().Contains(absolute) ? ["⊢"] : []).ToList();
        return Cases(
            $"rcases {AbsoluteCases} {TermPrinter.Argument(inside)} with ⟨{equation}, {sign}⟩ | ⟨{equation}, {sign}⟩ <;> rw [{equation}] at {string.Join(' ', places)}",
            () => Case(inside, new Binary("≤", new Numeral(0), inside)),
            () => Case(new Unary("-", inside), new Binary("<", inside, new Numeral(0))));

        IEnumerable<string>? Case(Term value, Term known) =>
            Lines([.. facts.Select(f => f with { Statement = Replace(f.Statement, absolute, value) }), new Fact(sign, known)], Replace(target, absolute, value), splits - 1);
    }

    private static Term Replace(Term term, Term old, Term value) => term == old ? value : term switch
    {
        Application a => a with { Arguments = [.. a.Arguments.Select(x => Replace(x, old, value))] },
        Binary b => new Binary(b.Operator, Replace(b.Left, old, value), Replace(b.Right, old, value)),
        Unary u => u with { Argument = Replace(u.Argument, old, value) },
        _ => term,
    };

    private IEnumerable<string>? GroundLines(ImmutableList<Fact> facts, Term target)
    {
        switch (target)
        {
            case Binary { Operator: "<" or "≤" or ">" or "≥" } relation:
                return Refuted(facts, Negated(relation), relation.Operator is "<" or ">" ? "(Std.not_lt.mp neg)" : "(Std.not_le.mp neg)", ["apply Classical.byContradiction", "intro neg"]);
            case Binary { Operator: "=" } equation:
                var (less, more) = (new Binary("<", equation.Left, equation.Right), new Binary("<", equation.Right, equation.Left));
                var cases = Cases($"rcases (show {less} ∨ {more} by grind only) with neg | neg", () => Refuted(facts, less, "neg", []), () => Refuted(facts, more, "neg", []));
                return cases?.Prepend("intro neg").Prepend("apply Classical.byContradiction");
            case Binary { Operator: "≠" } unequal:
                return Refuted(facts, unequal with { Operator = "=" }, "neg", ["intro neg"]);
            case Unary { Operator: "¬", Argument: Binary { Operator: "<" or "≤" or ">" or "≥" or "=" } claim }:
                return Refuted(facts, claim, "neg", ["intro neg"]);
            case Name { Text: "False" }:
                return Refuted(facts, null, "", []);
            default:
                return null;
        }
    }

    private static Binary Negated(Binary relation) =>
        new(relation.Operator switch { "<" => "≥", "≤" => ">", ">" => "≤", _ => "<" }, relation.Left, relation.Right);

    /// <summary>From what is known and what the negated goal says.</summary>
    private IEnumerable<string>? Refuted(ImmutableList<Fact> facts, Term? negated, string proof, string[] negation)
    {
        var whole = facts.Where(f => !Fraction.HasDivision(f.Statement)).Select(Known).OfType<Constraint>().Where(IsOurs).ToList();
        var fractions = new ClearedFractions(whole, [.. facts.Select(f => f.Name), "neg"], facts.Where(f => Fraction.HasDivision(f.Statement)).Select(f => f.Name));
        var gap = negated is null ? null : Fraction.HasDivision(negated) ? fractions.Clear(negated, proof) : Constraint.Of(negated, proof);
        if (negated is not null && gap is null)
        {
            return null;
        }

        var cleared = facts.Where(f => Fraction.HasDivision(f.Statement)).Select(f => fractions.Clear(f.Statement, f.Name)).OfType<Constraint>().ToList();
        List<Constraint> constraints = [.. new[] { gap }.OfType<Constraint>(), .. whole, .. cleared];
        var found = CertificateSearch.Find(constraints, constraints.SelectMany(c => CompletedSquares.Roots(c.Polynomial).Concat(CompletedSquares.Roots(c.Polynomial * Polynomial.Constant(-1)))));
        return found.IsEmpty ? null : [.. fractions.Signs, .. negation, .. fractions.Lines, .. CertificateText.Lines(constraints, found)];
    }

    private Constraint? Known(Fact fact) => fact.Statement is Unary { Operator: "¬", Argument: Binary { Operator: "<" or "≤" or ">" or "≥" } relation }
        ? Constraint.Of(Negated(relation), relation.Operator is "<" or ">" ? $"(Std.not_lt.mp {fact.Name})" : $"(Std.not_le.mp {fact.Name})")
        : Constraint.Of(fact.Statement, fact.Name) ?? Distance(fact);

    /// <summary>Of two that differ, the square of the difference is positive.</summary>
    private Constraint? Distance(Fact fact)
    {
        if (kind == ScalarKind.Integers || fact.Statement is not Binary { Operator: "≠" } unequal || Polynomial.Of(unequal.Left) is not { } left || Polynomial.Of(unequal.Right) is not { } right)
        {
            return null;
        }

        var difference = Constraint.Difference(unequal.Left, unequal.Right);
        return new Constraint(
            ConstraintKind.Positive,
            (left - right) * (left - right),
            $"({difference}) ^ 2",
            $"Std.lt_of_le_of_ne Lean.Grind.OrderedRing.sq_nonneg (by intro zero; have inverse := Lean.Grind.Field.mul_inv_cancel (show {difference} ≠ 0 by grind only); grind only)");
    }

    private bool IsOurs(Constraint constraint) => !constraint.Polynomial.Atoms.Any(atom => foreign.Any(v => TermParser.Parse(atom).Mentions(v)));

    /// <summary>The second case is worth its linear programs only when the first has a refutation.</summary>
    private static IEnumerable<string>? Cases(string split, Func<IEnumerable<string>?> first, Func<IEnumerable<string>?> second) =>
        first() is { } one && second() is { } other ? [split, .. TacticLines.Focused(one), .. TacticLines.Focused(other)] : null;
}

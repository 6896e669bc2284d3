using System.Collections.Immutable;
using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.Certificates;

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
            return Cases("refine ⟨?_, ?_⟩", Lines(facts, both.Left, splits), Lines(facts, both.Right, splits));
        }

        if (facts.Find(f => f.Statement is Binary { Operator: "∨" }) is { Statement: Binary either } disjunction)
        {
            return splits == 0
                ? null
                : Cases(
                    $"rcases {disjunction.Name} with {disjunction.Name} | {disjunction.Name}",
                    Lines(facts.Replace(disjunction, disjunction with { Statement = either.Left }), target, splits - 1),
                    Lines(facts.Replace(disjunction, disjunction with { Statement = either.Right }), target, splits - 1));
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
            Case(inside, new Binary("≤", new Numeral(0), inside)),
            Case(new Unary("-", inside), new Binary("<", inside, new Numeral(0))));

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
        var known = facts.Select(f => Constraint.Of(f.Statement, f.Name)).OfType<Constraint>().Where(IsOurs).ToList();
        switch (target)
        {
            case Binary { Operator: "<" or "≤" or ">" or "≥" } relation:
                return Refuted(known, Negated(relation), relation.Operator is "<" or ">" ? "(Std.not_lt.mp neg)" : "(Std.not_le.mp neg)")?.Prepend("intro neg").Prepend("apply Classical.byContradiction");
            case Binary { Operator: "=" } equation:
                var (less, more) = (new Binary("<", equation.Left, equation.Right), new Binary("<", equation.Right, equation.Left));
                var cases = Cases($"rcases (show {less} ∨ {more} by grind) with neg | neg", Refuted(known, less, "neg"), Refuted(known, more, "neg"));
                return cases?.Prepend("intro neg").Prepend("apply Classical.byContradiction");
            case Name { Text: "False" }:
                return Refuted(known, null, "");
            default:
                return null;
        }
    }

    private static Term Negated(Binary relation) =>
        new Binary(relation.Operator switch { "<" => "≥", "≤" => ">", ">" => "≤", _ => "<" }, relation.Left, relation.Right);

    /// <summary>From what is known and what the negated goal says.</summary>
    private static IEnumerable<string>? Refuted(List<Constraint> known, Term? negated, string proof)
    {
        var gap = negated is null ? null : Constraint.Of(negated, proof);
        if (negated is not null && gap is null)
        {
            return null;
        }

        List<Constraint> constraints = [.. new[] { gap }.OfType<Constraint>(), .. known];
        var found = CertificateSearch.Find(constraints, constraints.SelectMany(c => CompletedSquares.Roots(c.Polynomial).Concat(CompletedSquares.Roots(c.Polynomial * Polynomial.Constant(-1)))));
        return found.IsEmpty ? null : CertificateText.Lines(constraints, found);
    }

    private bool IsOurs(Constraint constraint) => !constraint.Polynomial.Atoms.Any(atom => foreign.Any(v => TermParser.Parse(atom).Mentions(v)));

    private static IEnumerable<string>? Cases(string split, IEnumerable<string>? first, IEnumerable<string>? second) =>
        first is null || second is null ? null : [split, .. Bullet(first), .. Bullet(second)];

    private static IEnumerable<string> Bullet(IEnumerable<string> lines) => lines.Select((line, i) => (i == 0 ? "· " : "  ") + line);
}

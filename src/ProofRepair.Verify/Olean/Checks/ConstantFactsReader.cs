using System.Collections.Immutable;

namespace ProofRepair.Verify.Olean;

/// <summary>
/// Facts on every constant of a module. What it rests on in other modules of the project was read before, and is asked of
/// <c>imported</c> by the full name; all else counts as library.
/// </summary>
public static class ConstantFactsReader
{
    private static readonly LeanName s_sorry = LeanName.Parse("sorryAx");

    public static ImmutableArray<ConstantFacts> Read(OleanModule module, Func<string, ConstantFacts?> imported, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(imported);
        var elsewhere = new Dictionary<LeanName, ConstantFacts?>();
        ConstantFacts? Elsewhere(LeanName name)
        {
            if (!elsewhere.TryGetValue(name, out var facts))
                elsewhere[name] = facts = imported(name.ToString());
            return facts;
        }

        var withSorry = module.Constants.Where(c => c.Terms().SelectMany(new ExprWalk().NewConstants).Contains(s_sorry)).ToHashSet();
        var table = new MeaningTable();
        var meanings = new Meanings(module, table, cancellation, name => Elsewhere(name) is { } facts ? facts.Meaning ?? $"in a circle: {facts.Name}" : null);
        return [.. module.Constants.Select(Of)];

        ConstantFacts Of(LeanConstant constant)
        {
            var (own, outside) = AxiomCollector.Closure(module, constant, cancellation);
            var read = outside.Select(Elsewhere).OfType<ConstantFacts>().ToList();
            var libraries = outside.Where(n => Elsewhere(n) is null && (KnownAxioms.Allowed.Contains(n) || KnownAxioms.Refused.Contains(n))).Select(n => n.ToString());
            return new ConstantFacts(
                constant.Name.ToString(),
                constant.Name.WithoutPrivatePrefix().ToString(),
                constant.Kind,
                constant.Safety,
                module.Places.TryGetValue(constant.Name, out var place) ? place : null,
                Statement(constant),
                meanings.Of(constant) is { } meaning ? table.Digest(meaning) : null,
                Reached([constant.Type]),
                Reached(MeaningfulTerms(constant)),
                Sorted(libraries.Concat(read.SelectMany(f => f.LibraryAxioms))),
                Sorted(Names(own, c => c.Kind == LeanConstantKind.Axiom).Concat(read.SelectMany(f => f.ProjectAxioms))),
                Sorted(Names(own, withSorry.Contains).Concat(read.SelectMany(f => f.Sorries))),
                Sorted(Names(own, c => c.Value is null && c.Kind is LeanConstantKind.Definition or LeanConstantKind.Theorem or LeanConstantKind.Opaque).Concat(read.SelectMany(f => f.Unproved))))
            {
                Code = outside.Where(n => Elsewhere(n) is null).Select(CodeReaches.Of).Concat(read.Select(f => f.Code)).Append(CodeReach.None).Max(),
            };
        }

        // What is proved of a proposition and what is merely supposed are different claims; so are different numbers of universes.
        string? Statement(LeanConstant constant) => meanings.OfType(constant) is { } type
            ? table.Digest(table.Number("statement", constant.Kind == LeanConstantKind.Theorem ? "theorem" : constant.Kind.ToString(), type, table.Figure(constant.UniverseParameters.Length), table.Figure((int)constant.Safety)))
            : null;

        ImmutableArray<string> Reached(IEnumerable<LeanExpr> terms)
        {
            var walk = new ExprWalk();
            var seen = new HashSet<LeanName>();
            var found = new List<string>();
            var todo = new Stack<LeanName>(terms.SelectMany(walk.NewConstants));
            while (todo.TryPop(out var name))
            {
                if (!seen.Add(name))
                    continue;
                if (module.Find(name) is { } own)
                {
                    found.Add(name.ToString());
                    foreach (var next in MeaningfulTerms(own).SelectMany(walk.NewConstants).Concat(own.Companions()))
                        todo.Push(next);
                }
                else if (Elsewhere(name) is { } facts)
                {
                    found.Add(facts.Name);
                    found.AddRange(facts.MeaningRestsOn);
                }
            }
            return Sorted(found);
        }
    }

    // A proof inside a statement stands for its proposition alone.
    private static IEnumerable<LeanExpr> MeaningfulTerms(LeanConstant constant) =>
        constant.Kind is LeanConstantKind.Theorem or LeanConstantKind.Recursor ? [constant.Type] : constant.Terms();

    private static IEnumerable<string> Names(IEnumerable<LeanConstant> constants, Func<LeanConstant, bool> which) => constants.Where(which).Select(c => c.Name.ToString());

    private static ImmutableArray<string> Sorted(IEnumerable<string> names) => [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}

using System.Collections.Immutable;

namespace ProofRepair.Verify.Olean;

public static class StatementComparer
{
    /// <summary>
    /// Whether two compiled files state the same under these names, down to every definition of their own that the statement uses.
    /// Irrelevant are binder names and kinds, annotations, private prefixes, names of universe parameters and of definitions.
    /// </summary>
    public static StatementComparison SameStatement(OleanModule pinned, LeanName pinnedName, OleanModule candidate, LeanName candidateName, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pinned);
        ArgumentNullException.ThrowIfNull(candidate);
        if (Missing(pinned, pinnedName, "the pinned file") is { } noPinned)
            return Differ(noPinned);
        if (Missing(candidate, candidateName, "the candidate's file") is { } noCandidate)
            return Differ(noCandidate);

        var a = pinned.FindUnique(pinnedName)!;
        var b = candidate.FindUnique(candidateName)!;
        if (a.Kind != b.Kind)
            return Differ($"`{candidateName}` is of kind {b.Kind}, the pinned one of kind {a.Kind}");
        if (a.Safety != b.Safety)
            return Differ($"`{candidateName}` is {b.Safety}, the pinned one {a.Safety}");
        if (a.UniverseParameters.Length != b.UniverseParameters.Length)
            return Differ($"`{candidateName}` has {b.UniverseParameters.Length} universe parameters, the pinned one {a.UniverseParameters.Length}");

        var table = new MeaningTable();
        var left = new Meanings(pinned, table, cancellation);
        var right = new Meanings(candidate, table, cancellation);
        if (left.OfType(a) is not { } leftType || right.OfType(b) is not { } rightType)
            return Differ("a definition in the statement refers to itself in a way that cannot be compared");
        if (leftType == rightType)
            return new StatementComparison.Same([.. candidate.Imports.Except(pinned.Imports)]);

        var definitions = DifferingDefinitions(left, right);
        return new StatementComparison.Different(
            definitions.IsEmpty
                ? "the statement itself differs once elaborated"
                : $"the statement uses {string.Join(", ", definitions.Select(d => $"`{d}`"))}, which is not the same in both files",
            definitions);
    }

    private static string? Missing(OleanModule module, LeanName name, string where)
    {
        var found = module.FindAll(name.WithoutPrivatePrefix());
        return found.Length switch
        {
            0 => $"{where} declares no `{name}`",
            1 => null,
            _ => $"{where} declares {found.Length} constants that a reader would call `{name}` ({string.Join(", ", found.Select(c => c.Name))})",
        };
    }

    private static ImmutableArray<LeanName> DifferingDefinitions(Meanings left, Meanings right)
    {
        var a = left.Constants.ToLookup(c => c.Name.WithoutPrivatePrefix(), c => c.Meaning);
        var b = right.Constants.ToLookup(c => c.Name.WithoutPrivatePrefix(), c => c.Meaning);
        return [.. a.Select(g => g.Key).Union(b.Select(g => g.Key)).Where(n => !a[n].ToHashSet().SetEquals(b[n])).OrderBy(n => n.ToString(), StringComparer.Ordinal)];
    }

    private static StatementComparison.Different Differ(string reason) => new(reason, []);
}

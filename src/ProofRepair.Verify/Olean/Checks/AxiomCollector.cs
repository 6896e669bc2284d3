using System.Collections.Immutable;

namespace ProofRepair.Verify.Olean;

public static class AxiomCollector
{
    /// <summary>
    /// Follows types and values from the theorem through the module, without a limit on depth. Null when the module has no such
    /// constant, or two that a user would call so.
    /// </summary>
    public static AxiomReport? Collect(OleanModule module, LeanName theorem, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(theorem);
        if (module.FindUnique(theorem) is not { } root)
            return null;

        var (own, imported) = Closure(module, root, cancellation);
        return new AxiomReport(
            root.Name,
            Sorted(imported.Where(KnownAxioms.Allowed.Contains)),
            Sorted(imported.Where(KnownAxioms.Refused.Contains)),
            Sorted(own.Where(c => c.Kind == LeanConstantKind.Axiom).Select(c => c.Name)),
            Sorted(own.Where(c => c.Safety != LeanSafety.Safe).Select(c => c.Name)),
            Sorted(own.Where(c => c.Value is null && c.Kind is LeanConstantKind.Definition or LeanConstantKind.Theorem or LeanConstantKind.Opaque).Select(c => c.Name)),
            Sorted(own.Select(c => c.Name)),
            Sorted(imported));
    }

    /// <summary>All that a constant rests on: constants of the module itself, and names of other modules.</summary>
    internal static (HashSet<LeanConstant> Own, HashSet<LeanName> Imported) Closure(OleanModule module, LeanConstant root, CancellationToken cancellation) =>
        Closure(module.Find, [root], cancellation);

    /// <param name="find">The constants that count as own ones, of one module or of several.</param>
    internal static (HashSet<LeanConstant> Own, HashSet<LeanName> Imported) Closure(Func<LeanName, LeanConstant?> find, IReadOnlyCollection<LeanConstant> roots, CancellationToken cancellation)
    {
        var own = new HashSet<LeanConstant>(roots);
        var imported = new HashSet<LeanName>();
        var todo = new Stack<LeanConstant>(roots);
        var walk = new ExprWalk();
        while (todo.TryPop(out var constant))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var name in constant.Terms().SelectMany(walk.NewConstants).Concat(constant.Companions()))
            {
                if (find(name) is not { } found)
                    imported.Add(name);
                else if (own.Add(found))
                    todo.Push(found);
            }
        }
        return (own, imported);
    }

    private static ImmutableArray<LeanName> Sorted(IEnumerable<LeanName> names) =>
        [.. names.OrderBy(n => n.ToString(), StringComparer.Ordinal)];
}

using System.Collections.Immutable;

namespace ProofRepair.Verify.Olean;

/// <summary>
/// What a whole module rests on. A proof that imports a module shows none of that module's proofs, so a library of this program's
/// own is looked through once, when it is compiled: afterwards its constants count as library like those of core Lean.
/// </summary>
public static class LibraryAxioms
{
    /// <summary>
    /// Why not every theorem of the module is proved; empty when each is. Unsafe constants are left alone: the kernel lets no safe
    /// one name them.
    /// </summary>
    public static ImmutableArray<string> Objections(OleanModule module, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(module);
        if (!module.HoldsProofs)
            return ["the compiled file holds no proofs"];

        var objections = ImmutableArray.CreateBuilder<string>();
        var walk = new ExprWalk();
        foreach (var constant in module.Constants.Where(c => c.Safety == LeanSafety.Safe))
        {
            cancellation.ThrowIfCancellationRequested();
            var name = constant.Name.WithoutPrivatePrefix();
            if (constant.Kind == LeanConstantKind.Axiom)
                objections.Add($"`{name}` is an axiom");
            if (constant.Value is null && constant.Kind is LeanConstantKind.Definition or LeanConstantKind.Theorem or LeanConstantKind.Opaque)
                objections.Add($"the compiled file holds no proof of `{name}`");
            objections.AddRange(constant.Terms().SelectMany(walk.NewConstants).Where(KnownAxioms.Refused.Contains).Select(n => $"`{name}` rests on `{n}`"));
        }
        return objections.ToImmutable();
    }
}

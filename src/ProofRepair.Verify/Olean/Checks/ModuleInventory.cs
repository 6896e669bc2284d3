using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ProofRepair.Verify.Olean;

public sealed record DeclaredConstant(LeanName Name, LeanConstantKind Kind, LeanSafety Safety);

/// <summary>What a module holds beside the theorem that was asked for: notes for the verdict, not objections in themselves.</summary>
/// <param name="Others">Constants that are not inside the theorem's name, as Lean's auxiliary ones are.</param>
/// <param name="Axioms">Every axiom declared, used or not.</param>
/// <param name="Unchecked">Unsafe and partial constants, used or not.</param>
/// <param name="Extensions">What the module registers: instances, simp lemmas, notation…</param>
/// <param name="Notable">Of those, the ones by which compiled code may differ from what was proved, or code runs on import.</param>
public sealed record ModuleInventory(
    ImmutableArray<DeclaredConstant> Others,
    ImmutableArray<LeanName> Axioms,
    ImmutableArray<DeclaredConstant> Unchecked,
    ImmutableArray<ExtensionEntries> Extensions,
    ImmutableArray<ExtensionEntries> Notable)
{
    private static readonly FrozenSet<string> s_notable = FrozenSet.Create(StringComparer.Ordinal,
        "Lean.Compiler.implementedByAttr", "Lean.externAttr", "Lean.Compiler.CSimp.ext", "Lean.regularInitAttr", "Lean.builtinInitAttr",
        "Lean.macroAttribute", "Lean.Elab.macroAttribute", "Lean.Elab.Command.commandElabAttribute", "Lean.Elab.Term.termElabAttribute",
        "Lean.Elab.Tactic.tacticElabAttribute", "Lean.KeyedDeclsAttribute.ext");

    public static ModuleInventory Of(OleanModule module, LeanName theorem)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(theorem);
        var wanted = theorem.WithoutPrivatePrefix();
        var all = module.Constants.Select(c => (Constant: new DeclaredConstant(c.Name, c.Kind, c.Safety), User: c.Name.WithoutPrivatePrefix())).ToList();
        return new ModuleInventory(
            [.. all.Where(c => !c.User.Equals(wanted) && !c.User.IsInside(wanted)).Select(c => c.Constant)],
            [.. all.Where(c => c.Constant.Kind == LeanConstantKind.Axiom).Select(c => c.Constant.Name)],
            [.. all.Where(c => c.Constant.Safety != LeanSafety.Safe).Select(c => c.Constant)],
            module.Extensions,
            [.. NotableOf(module)]);
    }

    public static IEnumerable<ExtensionEntries> NotableOf(OleanModule module)
    {
        ArgumentNullException.ThrowIfNull(module);
        return module.Extensions.Where(e => s_notable.Contains(e.Extension.ToString()));
    }
}

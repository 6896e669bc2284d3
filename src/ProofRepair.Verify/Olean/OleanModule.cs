using System.Collections.Immutable;

namespace ProofRepair.Verify.Olean;

/// <summary>A compiled module as far as a verdict needs it: what it imports, declares, and registers.</summary>
public sealed class OleanModule
{
    private readonly Dictionary<LeanName, LeanConstant> _byName;
    private readonly ILookup<LeanName, LeanConstant> _byUserName;

    internal OleanModule(OleanHeader header, bool isModule, bool holdsProofs, ImmutableArray<LeanName> imports,
        ImmutableArray<LeanConstant> constants, Dictionary<LeanName, LeanConstant> byName, ImmutableArray<ExtensionEntries> extensions,
        ImmutableDictionary<LeanName, DeclarationPlace>? places = null)
    {
        (Header, IsModule, HoldsProofs, Imports, Constants, Extensions, Places) = (header, isModule, holdsProofs, imports, constants, extensions, places ?? ImmutableDictionary<LeanName, DeclarationPlace>.Empty);
        _byName = byName;
        _byUserName = constants.ToLookup(c => c.Name.WithoutPrivatePrefix());
    }

    public OleanHeader Header { get; }

    /// <summary>Compiled under Lean's module system, which keeps proofs in a file of their own.</summary>
    public bool IsModule { get; }

    /// <summary>False where only the exported part was read: its theorems show as axioms.</summary>
    public bool HoldsProofs { get; }

    public ImmutableArray<LeanName> Imports { get; }

    public ImmutableArray<LeanConstant> Constants { get; }

    /// <summary>Extensions with at least one entry from this module.</summary>
    public ImmutableArray<ExtensionEntries> Extensions { get; }

    /// <summary>Where declarations stand in the source, of those that Lean kept it of (none where only the exported part was read).</summary>
    public ImmutableDictionary<LeanName, DeclarationPlace> Places { get; }

    public LeanConstant? Find(LeanName name) => _byName.GetValueOrDefault(name);

    /// <summary>Every constant that a user would call so: more than one when a private one shadows a public one.</summary>
    public ImmutableArray<LeanConstant> FindAll(LeanName userName) => [.. _byUserName[userName]];

    /// <summary>The constant of that exact name, or the only one that a user would call so.</summary>
    public LeanConstant? FindUnique(LeanName userName)
    {
        var all = FindAll(userName.WithoutPrivatePrefix());
        return all.Length == 1 ? all[0] : null;
    }
}

public sealed record ExtensionEntries(LeanName Extension, int Count);

public sealed record OleanHeader(int FormatVersion, string LeanVersion, string GitHash, int PointerSize);

using System.Collections.Immutable;
using ProofRepair.Gate.Settings;
using ProofRepair.Verify.Olean;

namespace ProofRepair.Gate.Judging;

/// <summary>
/// Axioms of the project that the base's settings name and that the base declares with the same statement: a name alone allows nothing, since a
/// change could put another axiom under it. (The usual three are of the toolchain: one that the project declares under their names is the project's.)
/// </summary>
internal sealed class AllowedAxioms
{
    private readonly ImmutableHashSet<string> _names;

    public AllowedAxioms(GateSettings settings, IEnumerable<ConstantFacts> before, IEnumerable<ConstantFacts> after)
    {
        var allowed = settings.Axioms.Select(a => LeanName.Parse(a).ToString()).ToHashSet(StringComparer.Ordinal);
        var known = Axioms(before).Select(a => (a.UserName, a.Statement)).ToHashSet();
        // Two of one full name, in files that do not import each other, must both be as in the base.
        _names = [.. Axioms(after).GroupBy(a => a.Name, StringComparer.Ordinal).Where(g => g.All(a => known.Contains((a.UserName, a.Statement)))).Select(g => g.Key)];

        IEnumerable<ConstantFacts> Axioms(IEnumerable<ConstantFacts> constants) => constants.Where(c => c is { Kind: LeanConstantKind.Axiom, Statement: not null } && allowed.Contains(c.UserName));
    }

    /// <param name="fullName">Of the head.</param>
    public bool Contains(string fullName) => _names.Contains(fullName);
}

using System.Collections.Immutable;
using ProofRepair.Gate.Facts;
using ProofRepair.Gate.Sources;
using ProofRepair.Verify.Olean;

namespace ProofRepair.Gate.Changes;

/// <summary>
/// Sorts the constants of a file into declarations. A constant belongs to another when its name is inside that one's and it stands inside that
/// one's text or nowhere (fields, constructors, equations, matchers, auxiliary proofs).
/// </summary>
internal static class DeclarationReader
{
    public static ImmutableArray<Declaration> Of(LeanSourceFile file, ModuleFacts facts)
    {
        var byName = facts.Constants.ToLookup(c => c.UserName, StringComparer.Ordinal);
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var constant in facts.Constants)
        {
            owners[constant.Name] = OwnerOf(constant, byName)?.Name ?? constant.Name;
        }

        var parts = facts.Constants.Where(c => owners[c.Name] != c.Name).ToLookup(c => Root(c.Name, owners), StringComparer.Ordinal);
        return
        [
            .. facts.Constants.Where(c => owners[c.Name] == c.Name)
                .Select(c => new Declaration(file, c, [.. parts[c.Name]], c.Place is { } place ? file.CommandAt(place.Start) : null))
                .OrderBy(d => d.Main.Place?.Start ?? default).ThenBy(d => d.Main.Name, StringComparer.Ordinal),
        ];
    }

    private static ConstantFacts? OwnerOf(ConstantFacts constant, ILookup<string, ConstantFacts> byName)
    {
        // An axiom is nobody's part, unless Lean made it for one (`native_decide`).
        if (constant.Kind == LeanConstantKind.Axiom && !constant.UserName.Contains("._", StringComparison.Ordinal))
        {
            return null;
        }

        for (var name = LeanName.Parse(constant.UserName).Parent; name is { IsAnonymous: false }; name = name.Parent)
        {
            if (byName[name.ToString()].FirstOrDefault(o => constant.Place is null || (o.Place is { } around && around.Holds(constant.Place.Value))) is { } owner)
            {
                return owner;
            }
        }

        return null;
    }

    private static string Root(string name, Dictionary<string, string> owners)
    {
        while (owners[name] != name)
        {
            name = owners[name];
        }

        return name;
    }
}

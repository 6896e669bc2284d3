using ProofRepair.Gate.Git;
using ProofRepair.Gate.Reports;
using ProofRepair.Verify.Olean;

namespace ProofRepair.Gate.Sources;

/// <summary>
/// Imports that name no file that the gate looks at, although one of the repository may be meant (another `srcDir`, an excluded file, a link): taken for a
/// library's, what they hold would be judged by nobody.
/// </summary>
internal static class UnfollowedImports
{
    public static IEnumerable<UndecidedPart> Of(GitTree tree, ProjectSide side)
    {
        var lean = tree.Entries.Keys.Where(p => p.EndsWith(".lean", StringComparison.OrdinalIgnoreCase)).ToLookup(PathRules.NameOf, StringComparer.OrdinalIgnoreCase);
        foreach (var file in side.Files)
        {
            foreach (var module in (file.Imports ?? []).Where(m => !side.ByModule.ContainsKey(m)))
            {
                var path = PathOf(LeanName.Parse(module)) + ".lean";
                if (lean[PathRules.NameOf(path)].Order(StringComparer.Ordinal).FirstOrDefault(p => ("/" + p).EndsWith("/" + path, StringComparison.OrdinalIgnoreCase)) is { } meant)
                {
                    yield return new UndecidedPart(file.Path, $"{file.Path} imports `{module}`, and {meant} may be meant, which the gate does not find under that name: set `source` (or `exclude` less) in the base's {Settings.GateSettings.FileName}.");
                }
            }
        }
    }

    private static string PathOf(LeanName name) => (name.Parent is { IsAnonymous: false } parent ? PathOf(parent) + "/" : "") + (name.Text ?? $"{name.Number}");
}

using ProofRepair.Gate.Sources;

namespace ProofRepair.Gate.Changes;

/// <summary>Which new file is which that is gone: of the same content, else with most of the same commands, as git tells renames. Each is taken once.</summary>
internal static class MovedFiles
{
    /// <summary>Paths of files that are gone, by the new ones'.</summary>
    public static IReadOnlyDictionary<string, string> Of(ProjectSide before, ProjectSide after)
    {
        var gone = before.Files.Where(f => !after.ByPath.ContainsKey(f.Path)).ToList();
        var added = gone.Count == 0 ? [] : after.Files.Where(f => !before.ByPath.ContainsKey(f.Path)).ToList();
        var byHash = gone.ToLookup(f => f.Hash, StringComparer.Ordinal);
        var commands = gone.Concat(added).ToDictionary(f => f.Path, CommandsOf, StringComparer.Ordinal);
        var holding = gone.SelectMany(f => commands[f.Path].Select(c => (Command: c, File: f))).ToLookup(c => c.Command, c => c.File, StringComparer.Ordinal);
        var pairs = added
            .SelectMany(a => byHash[a.Hash].Select(g => (Gone: g.Path, Added: a.Path, Alike: 2.0))
                .Concat(commands[a.Path].SelectMany(c => holding[c]).CountBy(g => g.Path).Select(g => (Gone: g.Key, Added: a.Path, Alike: (double)g.Value / Math.Max(commands[a.Path].Count, commands[g.Key].Count)))))
            .Where(p => p.Alike >= 0.5)
            .OrderByDescending(p => p.Alike).ThenBy(p => p.Added, StringComparer.Ordinal).ThenBy(p => p.Gone, StringComparer.Ordinal);
        var (found, taken) = (new Dictionary<string, string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (from, to, _) in pairs)
        {
            if (!found.ContainsKey(to) && taken.Add(from))
            {
                found[to] = from;
            }
        }

        return found;
    }

    private static HashSet<string> CommandsOf(LeanSourceFile file) =>
        file.Commands.Select(c => string.Join(' ', c.Span.In(file.Text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToHashSet(StringComparer.Ordinal);
}

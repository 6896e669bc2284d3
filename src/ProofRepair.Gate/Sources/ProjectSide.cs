using System.Collections.Immutable;
using ProofRepair.Gate.Findings;

namespace ProofRepair.Gate.Sources;

/// <summary>A path that is no Lean file to elaborate although its name is one, and why.</summary>
internal sealed record OddFile(string Path, string Hash, Rule Rule, string Message);

/// <summary>The Lean files of one side of a change.</summary>
internal sealed class ProjectSide
{
    public ProjectSide(IEnumerable<LeanSourceFile> files, ImmutableArray<OddFile> odd)
    {
        Files = files.OrderBy(f => f.Path, StringComparer.Ordinal).ToImmutableArray();
        Odd = odd;
        ByPath = Files.ToImmutableDictionary(f => f.Path, StringComparer.Ordinal);
        // Below the folder of the sources and beside it two files may claim one name; Lake would take the former, whose path is the longer.
        ByModule = Files.GroupBy(f => f.Module, StringComparer.Ordinal).ToImmutableDictionary(g => g.Key, g => g.MaxBy(f => f.Path.Length)!, StringComparer.Ordinal);
    }

    public ImmutableArray<LeanSourceFile> Files { get; }

    public ImmutableArray<OddFile> Odd { get; }

    public ImmutableDictionary<string, LeanSourceFile> ByPath { get; }

    public ImmutableDictionary<string, LeanSourceFile> ByModule { get; }

    /// <summary>What a file imports of the project itself.</summary>
    public IEnumerable<LeanSourceFile> Imported(LeanSourceFile file) => (file.Imports ?? []).Select(ByModule.GetValueOrDefault).OfType<LeanSourceFile>();

    /// <summary>These files and all that import them, however far away.</summary>
    public ImmutableHashSet<string> WithDependents(IEnumerable<string> paths)
    {
        var importers = Files.SelectMany(f => Imported(f).Select(i => (Imported: i.Path, By: f.Path))).ToLookup(p => p.Imported, p => p.By, StringComparer.Ordinal);
        var found = new HashSet<string>(StringComparer.Ordinal);
        var todo = new Stack<string>(paths);
        while (todo.TryPop(out var path))
        {
            if (found.Add(path))
            {
                foreach (var importer in importers[path])
                {
                    todo.Push(importer);
                }
            }
        }

        return [.. found];
    }
}

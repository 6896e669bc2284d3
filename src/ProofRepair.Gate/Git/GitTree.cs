using System.Collections.Frozen;

namespace ProofRepair.Gate.Git;

/// <summary>An entry of a tree; <paramref name="Size"/> in bytes, null of what is no file's content.</summary>
internal sealed record GitEntry(string Path, string Mode, string Id, long? Size)
{
    public bool IsFile => Mode is "100644" or "100755";

    public bool IsLink => Mode == "120000";

    public bool IsSubmodule => Mode == "160000";
}

/// <summary>All entries of one commit (or of the index) by their path in the repository.</summary>
internal sealed record GitTree(string Id, FrozenDictionary<string, GitEntry> Entries)
{
    public GitEntry? Find(string path) => Entries.GetValueOrDefault(path);

    /// <summary>Paths of what was added, removed, or is another content or kind now, in order.</summary>
    public IEnumerable<string> ChangedIn(GitTree after) => Entries.Keys.Union(after.Entries.Keys, StringComparer.Ordinal)
        .Where(p => Find(p) is var old && after.Find(p) is var now && (old?.Id != now?.Id || old?.Mode != now?.Mode))
        .Order(StringComparer.Ordinal);
}

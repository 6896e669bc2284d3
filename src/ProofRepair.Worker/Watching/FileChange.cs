using ProofRepair.Pipeline.Files;

namespace ProofRepair.Worker.Watching;

/// <summary>Something that happened to a watched file. <paramref name="SavedAt"/>: the timestamp of the last event of the save.</summary>
public abstract record FileChange(string Path, long SavedAt)
{
    public sealed record Saved(LeanFile File, long SavedAt) : FileChange(File.Path, SavedAt);

    public sealed record Deleted(string Path, long SavedAt) : FileChange(Path, SavedAt);

    /// <summary>A file that decides which Lean the project has, or where its libraries are.</summary>
    public sealed record OfProject(string Path, long SavedAt) : FileChange(Path, SavedAt);

    /// <summary>It is there and cannot be read.</summary>
    public sealed record Unreadable(string Path, long SavedAt, string Problem) : FileChange(Path, SavedAt);
}

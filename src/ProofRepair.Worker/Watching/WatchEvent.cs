using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline.Files;

namespace ProofRepair.Worker.Watching;

/// <summary>What a watch tells. Times are since the save.</summary>
public abstract record WatchEvent(string Path)
{
    /// <summary>The file was saved anew: what was told of it before is out of date.</summary>
    public sealed record Changed(string Path) : WatchEvent(Path);

    /// <summary>A message of Lean, as soon as it is there.</summary>
    public sealed record Said(string Path, LeanMessage Message) : WatchEvent(Path);

    /// <param name="First">Until the first message, or until it was known that there is none.</param>
    /// <param name="Cold">Why a Lean was started for this save; null for an answer of the warm worker.</param>
    public sealed record Checked(string Path, ImmutableArray<LeanMessage> Messages, TimeSpan First, TimeSpan All, int Reused, int Commands, string? Cold) : WatchEvent(Path);

    /// <summary>A proof was found and verified; what becomes of its file is still open.</summary>
    public sealed record Found(string Path, string Name, TimeSpan After) : WatchEvent(Path);

    public sealed record Offered(LeanFile File, FileRepair Repair, TimeSpan After) : WatchEvent(File.Path);

    public sealed record Applied(string Path) : WatchEvent(Path);

    public sealed record Deleted(string Path) : WatchEvent(Path);

    /// <summary>Something that the user can see to; the watch goes on.</summary>
    public sealed record Trouble(string Path, string Problem) : WatchEvent(Path);
}

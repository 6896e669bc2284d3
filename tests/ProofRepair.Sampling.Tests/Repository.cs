namespace ProofRepair.Sampling.Tests;

internal static class Repository
{
    /// <summary>A file of the shared data beside the repository, or null where there is none.</summary>
    public static string? SharedFile(string path)
    {
        var shared = Environment.GetEnvironmentVariable("PROOFREPAIR_SHARED");
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); shared is null && folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ProofRepair.sln")))
            {
                shared = Path.Combine(folder.Parent!.FullName, "shared");
            }
        }

        return shared is not null && File.Exists(Path.Combine(shared, path)) ? Path.Combine(shared, path) : null;
    }
}

namespace ProofRepair.Bench.Tests;

/// <summary>The data beside the repository, which is not part of it.</summary>
internal static class SharedData
{
    public static string Require(params string[] parts)
    {
        var path = Root() is { } root ? Path.Combine([root, .. parts]) : null;
        if (path is null || !(File.Exists(path) || Directory.Exists(path)))
        {
            Assert.Skip($"needs {string.Join('/', parts)} in the shared folder beside the repository (or PROOFREPAIR_SHARED)");
        }

        return path!;
    }

    private static string? Root()
    {
        if (Environment.GetEnvironmentVariable("PROOFREPAIR_SHARED") is { Length: > 0 } shared)
        {
            return shared;
        }

        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ProofRepair.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.Parent is { } parent ? Path.Combine(parent.FullName, "shared") : null;
    }
}

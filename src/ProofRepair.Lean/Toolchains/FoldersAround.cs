namespace ProofRepair.Lean.Toolchains;

internal static class FoldersAround
{
    /// <summary>The directory itself, then each around it up to the root.</summary>
    public static IEnumerable<string> Of(string directory)
    {
        for (var at = new DirectoryInfo(Path.GetFullPath(directory)); at is not null; at = at.Parent)
        {
            yield return at.FullName;
        }
    }
}

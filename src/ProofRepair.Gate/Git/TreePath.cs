namespace ProofRepair.Gate.Git;

/// <summary>Paths as trees have them. A tree that was made by hand may name anything, its parent's folder too.</summary>
internal static class TreePath
{
    /// <summary>Whether it leads to a file below the folder that it is read from.</summary>
    public static bool IsPlain(string path) =>
        path.Split('/').All(p => p is not ("" or "." or "..") && !p.Equals(".git", StringComparison.OrdinalIgnoreCase))
        && !(OperatingSystem.IsWindows() && path.AsSpan().ContainsAny('\\', ':'));

    /// <summary>Where such a path leads to, below a folder, and nowhere else.</summary>
    public static string Below(string folder, string path)
    {
        var full = Path.GetFullPath(path, Path.GetFullPath(folder));
        return full.StartsWith(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? full
            : throw new InvalidOperationException($"{path} leads out of its folder.");
    }
}

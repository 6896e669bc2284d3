namespace ProofRepair.Lean.Toolchains;

/// <summary>A folder with a lakefile; <paramref name="Toolchain"/> is what its <c>lean-toolchain</c> names, if it has one.</summary>
internal sealed record LakeProject(string Directory, string? Toolchain)
{
    private static readonly string[] Files = ["lakefile.lean", "lakefile.toml"];

    /// <summary>The innermost project around a directory.</summary>
    public static LakeProject? Around(string directory)
    {
        for (var at = new DirectoryInfo(Path.GetFullPath(directory)); at is not null; at = at.Parent)
        {
            if (Files.Any(f => File.Exists(Path.Combine(at.FullName, f))))
            {
                var toolchain = Path.Combine(at.FullName, "lean-toolchain");
                return new LakeProject(at.FullName, File.Exists(toolchain) ? File.ReadAllText(toolchain).Trim() : null);
            }
        }

        return null;
    }
}

namespace ProofRepair.Lean.Toolchains;

/// <summary>A folder with a lakefile; <paramref name="Toolchain"/> is what its <c>lean-toolchain</c> names, if it has one.</summary>
internal sealed record LakeProject(string Directory, string? Toolchain)
{
    /// <summary>The innermost project around a directory.</summary>
    public static LakeProject? Around(string directory)
    {
        if (FoldersAround.Of(directory).FirstOrDefault(folder => LakeFiles.Lakefiles.Any(f => File.Exists(Path.Combine(folder, f)))) is not { } project)
        {
            return null;
        }

        var toolchain = Path.Combine(project, "lean-toolchain");
        return new LakeProject(project, File.Exists(toolchain) ? File.ReadAllText(toolchain).Trim() : null);
    }
}

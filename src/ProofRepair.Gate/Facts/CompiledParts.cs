using ProofRepair.Gate.Git;

namespace ProofRepair.Gate.Facts;

/// <summary>The files that Lean compiles a module to.</summary>
internal static class CompiledParts
{
    private static readonly string[] s_suffixes = ["", ".server", ".private"];

    public static string PathOf(string folder, string modulePath) => TreePath.Below(folder, Path.ChangeExtension(modulePath, ".olean"));

    public static void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        foreach (var suffix in s_suffixes.Where(s => File.Exists(from + s)))
        {
            File.Copy(from + suffix, to + suffix, overwrite: true);
        }
    }
}

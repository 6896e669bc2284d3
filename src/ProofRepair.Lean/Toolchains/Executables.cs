namespace ProofRepair.Lean.Toolchains;

/// <summary>Programs on a PATH that is given, not the one of this process.</summary>
public static class Executables
{
    private static readonly string[] WindowsEndings = [".exe", ".cmd", ".bat"];

    public static string? Find(string name, string? path) =>
        (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(directory => Candidates(directory, name))
            .FirstOrDefault(IsExecutable);

    public static IEnumerable<string> Candidates(string directory, string name) =>
        OperatingSystem.IsWindows() ? WindowsEndings.Select(e => Path.Combine(directory, name + e)) : [Path.Combine(directory, name)];

    public static bool IsExecutable(string file) =>
        File.Exists(file)
        && (OperatingSystem.IsWindows()
            || (File.GetUnixFileMode(file) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != UnixFileMode.None);
}

namespace ProofRepair.Lean.Embedded;

/// <summary>Where the embedded Lean lives on this machine, and where the driver stands that came with this program.</summary>
public sealed record EmbeddedPaths(string CacheDirectory, string DriverDirectory)
{
    public const string CacheVariable = "PROOFREPAIR_CACHE";

    internal string Root => Path.Combine(CacheDirectory, "lean");

    internal string LockFile => Path.Combine(CacheDirectory, "lean.lock");

    internal string DriverFile => Path.Combine(DriverDirectory, "lean.cjs");

    public static EmbeddedPaths FromEnvironment(Func<string, string?> environment) =>
        new(Path.GetFullPath(CacheOf(environment)), Path.Combine(AppContext.BaseDirectory, "lean-driver"));

    private static string CacheOf(Func<string, string?> environment)
    {
        if (environment(CacheVariable) is { Length: > 0 } chosen)
        {
            return chosen;
        }

        if (environment("XDG_CACHE_HOME") is { Length: > 0 } xdg)
        {
            return Path.Combine(xdg, "proofrepair");
        }

        var home = environment("HOME") is { Length: > 0 } h ? h : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return OperatingSystem.IsWindows() ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "proofrepair")
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches", "proofrepair")
            : Path.Combine(home, ".cache", "proofrepair");
    }
}

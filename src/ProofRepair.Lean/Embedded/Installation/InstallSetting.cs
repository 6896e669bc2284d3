using System.Runtime.InteropServices;

namespace ProofRepair.Lean.Embedded.Installation;

/// <summary>What an installation reads of the machine.</summary>
internal sealed record InstallSetting(
    EmbeddedLock Lock,
    string Platform,
    Func<string, string?> Environment,
    IReadOnlyDictionary<string, string?> EnvironmentOfChildren,
    Func<string, long> FreeBytes)
{
    public static InstallSetting OfThisMachine() => new(
        EmbeddedLock.Committed(),
        PlatformName(),
        System.Environment.GetEnvironmentVariable,
        new Dictionary<string, string?>(StringComparer.Ordinal) { ["npm_config_update_notifier"] = "false" },
        directory => new DriveInfo(directory).AvailableFreeSpace);

    private static string PlatformName()
    {
        var system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
        return $"{system}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
    }
}

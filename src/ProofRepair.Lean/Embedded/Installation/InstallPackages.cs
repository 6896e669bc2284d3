using System.Collections.Immutable;

namespace ProofRepair.Lean.Embedded.Installation;

internal static class InstallPackages
{
    /// <summary>Lean, and Node where the machine has none; null when the lock has no Node for this machine.</summary>
    public static ImmutableArray<LockedPackage>? For(InstallSetting setting, string? node)
    {
        if (node is not null)
        {
            return [setting.Lock.Lean];
        }

        return setting.Lock.NodeFor(setting.Platform) is { } package ? [setting.Lock.Lean, package] : null;
    }
}

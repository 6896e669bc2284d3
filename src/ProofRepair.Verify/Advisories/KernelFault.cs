using System.Collections.Immutable;

namespace ProofRepair.Verify.Advisories;

/// <summary>A fault of a published Lean by which something false could be accepted. Its own release notes are the source; nothing of this was tried here.</summary>
/// <param name="Since">The first version known to have it; null: all before the fix.</param>
/// <param name="FixedIn">The first version without it.</param>
public sealed record KernelFault(string Reference, string What, Version? Since, Version FixedIn)
{
    public static ImmutableArray<KernelFault> Known { get; } =
    [
        new("lean4#8060", "the kernel's reduction of `Nat.pow`", new Version(4, 14), new Version(4, 20)),
        new("lean4#14484", "opaque constants with free variables, by code that builds declarations", null, new Version(4, 32, 1)),
        new("lean4#14576", "projections of the wrong structure", null, new Version(4, 32, 2)),
        new("lean4#14613", "universe levels that are taken for `Prop`", null, new Version(4, 33)),
        new("lean4#14582", "nested inductive types whose parameters vary", null, new Version(4, 33, 1)),
        new("lean4#14838", "reference counts that overflow, with much memory", null, new Version(4, 33, 1)),
        new("lean4#15288", "reference counts of the runtime", null, new Version(4, 34, 1)),
    ];

    /// <summary>Those that a Lean of this version has, as its number tells; a version that cannot be read has none that is known.</summary>
    public static ImmutableArray<KernelFault> Of(string version) =>
        Version.TryParse(version.Split('-', ' ')[0], out var number)
            ? [.. Known.Where(f => (f.Since is null || number >= f.Since) && IsBefore(number, f.FixedIn, isPreRelease: version.Contains('-', StringComparison.Ordinal)))]
            : [];

    public override string ToString() => $"{Reference} ({What}; fixed in {FixedIn})";

    /// <summary>A release candidate or a nightly may be older than the fix that its release has.</summary>
    private static bool IsBefore(Version number, Version fix, bool isPreRelease) =>
        Comparable(number) < Comparable(fix) || (isPreRelease && Comparable(number) == Comparable(fix));

    /// <summary>4.33 is 4.33.0.</summary>
    private static Version Comparable(Version version) => new(version.Major, version.Minor, Math.Max(0, version.Build));
}

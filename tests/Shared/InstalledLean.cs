using Microsoft.Extensions.Logging.Abstractions;
using ProofRepair.Lean.Embedded;
using ProofRepair.Lean.Toolchains;
using Xunit;

namespace ProofRepair.Tests.Shared;

/// <summary>The embedded Lean that is installed on this machine; tests that need it are skipped where there is none.</summary>
internal static class InstalledLean
{
    public static EmbeddedLean Embedded { get; } =
        new(EmbeddedPaths.FromEnvironment(Environment.GetEnvironmentVariable), TimeProvider.System, NullLogger<EmbeddedLean>.Instance);

    public static LeanToolchain? Find() => Embedded.Find();

    public static LeanToolchain Require()
    {
        var lean = Find();
        Assert.SkipWhen(lean is null, "the embedded Lean is not installed here: proofrepair lean install");
        return lean!;
    }
}

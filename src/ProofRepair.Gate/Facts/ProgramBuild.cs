using ProofRepair.Lean.Toolchains;

namespace ProofRepair.Gate.Facts;

/// <summary>Other code is another program, whatever its version is called.</summary>
internal static class ProgramBuild
{
    public static string Identity => string.Join(' ', new[] { typeof(ProgramBuild), typeof(Verify.ProofVerifier), typeof(LeanToolchain) }.Select(t => t.Module.ModuleVersionId));
}

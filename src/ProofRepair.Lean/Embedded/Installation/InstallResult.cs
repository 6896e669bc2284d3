using ProofRepair.Lean.Toolchains;

namespace ProofRepair.Lean.Embedded.Installation;

public abstract record InstallResult
{
    private InstallResult()
    {
    }

    public sealed record Installed(LeanToolchain Toolchain) : InstallResult;

    public sealed record AlreadyInstalled(LeanToolchain Toolchain) : InstallResult;

    /// <summary>Nothing is left of the attempt; the message says what to do.</summary>
    public sealed record Failed(string Message) : InstallResult;
}

/// <summary>Ends an installation with a message for the user; never leaves this folder.</summary>
internal sealed class InstallException(string message) : Exception(message);

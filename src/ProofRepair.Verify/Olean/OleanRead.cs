using System.Diagnostics.CodeAnalysis;

namespace ProofRepair.Verify.Olean;

/// <summary>The module, or why it could not be read.</summary>
public sealed class OleanRead
{
    private OleanRead(OleanModule? module, OleanReadFailure? failure) => (Module, Failure) = (module, failure);

    public OleanModule? Module { get; }

    public OleanReadFailure? Failure { get; }

    [MemberNotNullWhen(true, nameof(Module))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool Succeeded => Module is not null;

    internal static OleanRead Of(OleanModule module) => new(module, null);

    internal static OleanRead Of(OleanReadFailure failure) => new(null, failure);
}

public enum OleanFailureKind
{
    /// <summary>A file is missing, cannot be opened, or is larger than any proof's.</summary>
    Unavailable,

    /// <summary>A layout that this reader does not know.</summary>
    Unsupported,

    /// <summary>Not what Lean writes: never to be trusted.</summary>
    Malformed,
}

public sealed record OleanReadFailure(OleanFailureKind Kind, string Message);

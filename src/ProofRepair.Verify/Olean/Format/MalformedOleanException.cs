namespace ProofRepair.Verify.Olean;

/// <summary>Thrown and caught inside the reader only: a file that lies becomes an <see cref="OleanReadFailure"/>.</summary>
internal sealed class MalformedOleanException : Exception
{
    public MalformedOleanException(string message, OleanFailureKind kind = OleanFailureKind.Malformed)
        : base(message) => Kind = kind;

    public OleanFailureKind Kind { get; }
}

namespace ProofRepair.Ablation.Apollo;

/// <summary>
/// Where APOLLO's code would throw: an answer of Lean without the key it reads, a line that is not in its tree, a failed assertion.
/// Its sorrifier catches it; elsewhere it ends the run of that proof.
/// </summary>
internal sealed class ApolloFault : Exception
{
    public ApolloFault()
    {
    }

    public ApolloFault(string message)
        : base(message)
    {
    }

    public ApolloFault(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

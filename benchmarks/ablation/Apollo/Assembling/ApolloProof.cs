using System.Collections.Immutable;

namespace ProofRepair.Ablation.Apollo.Assembling;

/// <summary>A declaration, perhaps with <c>sorry</c>s, and what was found for them by number; null where nothing was.</summary>
internal sealed record ApolloProof(string Declaration, ImmutableArray<ApolloProof?> Parts)
{
    public static ApolloProof Whole(string declaration) => new(declaration, []);
}

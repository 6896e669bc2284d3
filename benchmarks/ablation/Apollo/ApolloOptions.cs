namespace ProofRepair.Ablation.Apollo;

/// <summary>APOLLO's numbers, with the defaults of its code.</summary>
/// <param name="RecursionDepth">How often a sub-lemma's failed proof is gone through the whole way again, the first time included.</param>
/// <param name="SorrifierRounds">At most so many rounds of compiling and replacing; a proof of fewer lines gets only as many as it has lines.</param>
/// <param name="RepairedFailures">How many failed proofs of a sub-lemma are repaired before the recursion goes on with one of them.</param>
public sealed record ApolloOptions(int RecursionDepth = 2, int SorrifierRounds = 75, int RepairedFailures = 5)
{
    /// <summary>It writes these before the theorem, so that printed goals have the types that a lemma needs.</summary>
    internal static string Printing { get; } = string.Concat(
        ((string[])
        [
            "pp.instanceTypes", "pp.numericTypes", "pp.coercions.types", "pp.letVarTypes", "pp.structureInstanceTypes", "pp.mvars.withType",
            "pp.coercions", "pp.funBinderTypes", "pp.piBinderTypes",
        ]).Select(name => $"set_option {name} true\n"));
}

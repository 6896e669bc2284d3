using ProofRepair.Verify.Olean;

namespace ProofRepair.Gate.Judging;

/// <summary>What the constants of a side mean, by the names that a reader gives them.</summary>
internal sealed class MeaningIndex(IEnumerable<ConstantFacts> constants)
{
    private readonly ILookup<string, string?> _meanings = constants.ToLookup(c => c.UserName, c => c.Meaning, StringComparer.Ordinal);

    /// <summary>One text for all of that name; empty for a name of the other side alone.</summary>
    public string Of(string userName) => string.Join(' ', _meanings[userName].Order(StringComparer.Ordinal));
}

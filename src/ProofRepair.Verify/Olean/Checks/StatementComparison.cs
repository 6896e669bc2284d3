using System.Collections.Immutable;

namespace ProofRepair.Verify.Olean;

public abstract record StatementComparison
{
    /// <param name="AddedImports">Modules that only the second file imports: its names may have more meanings, not other ones.</param>
    public sealed record Same(ImmutableArray<LeanName> AddedImports) : StatementComparison;

    /// <param name="Definitions">Definitions of the files' own, used in the statement, that differ or that one file lacks.</param>
    public sealed record Different(string Reason, ImmutableArray<LeanName> Definitions) : StatementComparison;
}

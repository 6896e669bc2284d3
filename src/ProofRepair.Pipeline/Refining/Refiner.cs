using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Problems;

namespace ProofRepair.Pipeline.Refining;

public sealed class Refiner(ProblemChecker checker)
{
    public Task<CheckedAttempt> RefineAsync(CheckedAttempt failed, CancellationToken cancellationToken)
    {
        _ = checker;
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(failed);
    }
}

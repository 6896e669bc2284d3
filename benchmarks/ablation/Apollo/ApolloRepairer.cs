using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProofRepair.Ablation.Apollo.Assembling;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Sketching;

namespace ProofRepair.Ablation.Apollo;

/// <summary>
/// The baseline: what APOLLO's published code does to one failed proof, faults included. It takes its proof for done when it is put
/// together; here the pinned statement with that body is checked once more, as for every arm.
/// </summary>
public sealed class ApolloRepairer(
    Problem problem,
    ILeanChecker lean,
    CheckLimits limits,
    ImmutableDictionary<string, string>? leanOptions = null,
    ApolloOptions? options = null,
    SubLemmaSampler? sampler = null)
{
    public async Task<ApolloResult> RepairAsync(CheckedAttempt failed, CancellationToken cancellationToken)
    {
        var metered = new MeteredLean(lean);
        var apollo = new ApolloLean(problem, metered, limits, leanOptions);
        var (body, fault) = await BodyAsync(apollo, failed.Attempt.Text, cancellationToken);
        return new ApolloResult(body, metered.Rounds, metered.Candidates, metered.Time, fault);
    }

    private async Task<(string? Body, string? Fault)> BodyAsync(ApolloLean apollo, string code, CancellationToken cancellationToken)
    {
        try
        {
            var proof = await new ProofFixer(apollo, options ?? new ApolloOptions(), sampler).FixAsync(code, attempt: 1, cancellationToken);
            return (proof is null ? null : await CompleteBodyAsync(apollo, ProofAssembler.Assemble(proof), cancellationToken), null);
        }
        catch (Exception e) when (e is ApolloFault or RegexMatchTimeoutException)
        {
            return (null, e.Message);
        }
    }

    private async Task<string?> CompleteBodyAsync(ApolloLean apollo, string assembled, CancellationToken cancellationToken)
    {
        var body = TheoremText.BodyOf(problem, assembled);
        var declaration = problem.Lead + body;
        if (body.Length == 0 || !Sketch.Of(declaration, TextSpan.FromBounds(problem.Lead.Length, declaration.Length)).IsComplete)
        {
            return null;
        }

        return (await apollo.CompileAsync(declaration, cancellationToken)).Report.IsComplete ? body : null;
    }
}

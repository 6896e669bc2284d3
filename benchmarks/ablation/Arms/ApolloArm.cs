using ProofRepair.Ablation.Apollo;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Verify;

namespace ProofRepair.Ablation.Arms;

/// <summary>The baseline: samples as they came, then APOLLO's code on as many failures as the other arms repair; the verdict is ours.</summary>
public sealed class ApolloArm : IArm
{
    public string Name => "APOLLO's rules";

    public async Task<ArmOutcome> RunAsync(Problem problem, ArmInput input, CancellationToken cancellationToken)
    {
        var checker = new ProblemChecker(problem, input.Lean, input.Limits);
        var plain = problem.PlainHeader is null ? checker : new ProblemChecker(problem.UnderPlainHeader(), input.Lean, input.Limits);
        var statement = await plain.CheckAsync(problem.Lead + "by sorry", cancellationToken);
        if (statement.Errors.Any())
        {
            return new ArmOutcome(false, false, 0, 0, TimeSpan.Zero, "the statement does not elaborate");
        }

        var generator = new AttemptGenerator(problem, input.Sampler);
        var answers = await new AttemptChecker(checker, plain).CheckAsync(await generator.FreshAsync(input.Samples, cancellationToken), cancellationToken);
        var (candidates, time) = (0, TimeSpan.Zero);
        foreach (var (attempt, isPlain) in answers.Proofs)
        {
            if (await IsAcceptedAsync(isPlain ? plain.Problem : problem, attempt.BodyText))
            {
                return Outcome(proved: true, null);
            }
        }

        string? fault = null;
        foreach (var failed in answers.Failed.Take(input.RepairedAttempts))
        {
            var result = await new ApolloRepairer(problem, input.Lean, input.Limits).RepairAsync(failed, cancellationToken);
            (candidates, time, fault) = (candidates + result.Candidates, time + result.LeanTime, result.Fault ?? fault);
            if (result.Body is { } body && await IsAcceptedAsync(problem, body))
            {
                return Outcome(proved: true, null);
            }
        }

        return Outcome(proved: false, fault);

        ArmOutcome Outcome(bool proved, string? detail) => new(
            true,
            proved,
            generator.Samples,
            candidates + checker.Candidates + (ReferenceEquals(checker, plain) ? 0 : plain.Candidates),
            time + checker.Time + (ReferenceEquals(checker, plain) ? TimeSpan.Zero : plain.Time),
            detail);

        async Task<bool> IsAcceptedAsync(Problem under, string body) => (await input.Verifier.VerifyAsync(
            new VerifyRequest(under.Header, problem.Lead, body, input.Limits.Times(2)),
            cancellationToken)).Accepted;
    }
}

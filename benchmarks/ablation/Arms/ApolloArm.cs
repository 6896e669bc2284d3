using ProofRepair.Ablation.Apollo;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Resampling;
using ProofRepair.Verify;

namespace ProofRepair.Ablation.Arms;

/// <summary>
/// The baseline: samples as they came, then APOLLO's code on as many failures as the other arms repair, its sub-lemmas served as our holes are;
/// the verdict is ours.
/// </summary>
public sealed class ApolloArm : IArm
{
    private const int SamplesForLemma = 2;

    public string Name => AllArms.Apollo;

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
        var (candidates, time) = (0, TimeSpan.Zero);
        string? fault = null;

        // Half of the samples at first, the rest for sub-lemmas and then for whole proofs, as in the arms that ask again.
        for (var (wanted, before) = ((input.Samples + 1) / 2, -1); wanted > 0 && generator.Samples > before; wanted = input.Samples - generator.Samples)
        {
            before = generator.Samples;
            var attempts = await generator.FreshAsync(wanted, cancellationToken);
            var failed = new List<CheckedAttempt>();
            await foreach (var answers in new AttemptChecker(checker, plain).CheckAsync(attempts, cancellationToken))
            {
                foreach (var (attempt, _, isPlain) in answers.Proofs)
                {
                    if (await IsAcceptedAsync(isPlain ? plain.Problem : problem, attempt.BodyText))
                    {
                        return Outcome(proved: true);
                    }
                }

                failed.AddRange(answers.Failed);
            }

            foreach (var attempt in AttemptChecker.MostPromisingFirst(failed).Take(input.RepairedAttempts))
            {
                var repairer = new ApolloRepairer(problem, input.Lean, input.Limits, sampler: (lemma, ct) => generator.ForHoleAsync(new HoleQuestion(lemma.Goal), SamplesForLemma, ct));
                var result = await repairer.RepairAsync(attempt, cancellationToken);
                (candidates, time, fault) = (candidates + result.Candidates, time + result.LeanTime, result.Fault ?? fault);
                if (result.Body is { } body && await IsAcceptedAsync(problem, body))
                {
                    return Outcome(proved: true);
                }
            }
        }

        return Outcome(proved: false) with { Fault = fault };

        ArmOutcome Outcome(bool proved) => new(
            true,
            proved,
            generator.Samples,
            candidates + checker.Candidates + (ReferenceEquals(checker, plain) ? 0 : plain.Candidates),
            time + checker.Time + (ReferenceEquals(checker, plain) ? TimeSpan.Zero : plain.Time),
            null);

        async Task<bool> IsAcceptedAsync(Problem under, string body) => (await input.Verifier.VerifyAsync(
            new VerifyRequest(under.HeaderFor(problem.Lead + body), problem.Lead, body, input.Limits.Times(2)),
            cancellationToken)).Accepted;
    }
}

using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Tests.Refining;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Attempts;

public sealed class AttemptCheckerTests
{
    private static ImmutableArray<Attempt> Attempts(int count) =>
        [.. Enumerable.Range(0, count).Select(i => Attempt.Of(ScriptedChecker.Lead, $"by s{i}", AttemptOrigin.Sampled))];

    private static async Task<(List<AttemptAnswers> Answers, ScriptedChecker Meant, ScriptedChecker Plain)> RunAsync(
        int count, Func<string, bool> meant, Func<string, bool> plain, bool stopAtProof = false)
    {
        var withMeanings = new ScriptedChecker(body => meant(body) ? [] : [0]);
        var without = new ScriptedChecker(body => plain(body) ? [] : [0]);
        var checker = new AttemptChecker(
            new ProblemChecker(withMeanings.Problem, withMeanings, CheckLimits.Default), new ProblemChecker(without.Problem, without, CheckLimits.Default));
        var all = new List<AttemptAnswers>();
        await foreach (var answers in checker.CheckAsync(Attempts(count), TestContext.Current.CancellationToken))
        {
            all.Add(answers);
            if (stopAtProof && !answers.Proofs.IsEmpty)
            {
                break;
            }
        }

        return (all, withMeanings, without);
    }

    [Fact]
    public async Task Every_attempt_is_answered_once()
    {
        var (answers, _, _) = await RunAsync(23, body => body is "by s7", body => body is "by s3");
        Assert.Equal(
            Attempts(23).Select(a => a.Text).Order(StringComparer.Ordinal),
            answers.SelectMany(a => a.Proofs.Select(p => p.Attempt.Text).Concat(a.Failed.Select(f => f.Attempt.Text))).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_needs_no_meanings_comes_first_and_is_not_checked_under_them()
    {
        var (answers, meant, plain) = await RunAsync(8, _ => true, body => body is "by s3", stopAtProof: true);
        Assert.Equal(("by s3", true), answers.SelectMany(a => a.Proofs).Select(p => (p.Attempt.BodyText, p.IsPlain)).Single());
        Assert.Empty(meant.Calls);
        Assert.Equal(8, Assert.Single(plain.Calls).Length);
    }

    [Fact]
    public async Task Once_there_is_a_proof_the_rest_need_not_be_checked()
    {
        var (_, meant, _) = await RunAsync(16, body => body is "by s5", _ => false, stopAtProof: true);
        Assert.Equal([4, 8], meant.Calls.Select(c => c.Length));
    }

    [Fact]
    public void The_most_promising_have_the_fewest_errors_and_an_answer()
    {
        var lean = new ScriptedChecker(body => Enumerable.Range(0, body.Length - 3), body => body == "by " ? RunOutcome.Timeout : null);
        CheckedAttempt[] failed = [lean.Checked("by "), lean.Checked("by 12"), lean.Checked("by 1")];
        Assert.Equal(["by 1", "by 12", "by "], AttemptChecker.MostPromisingFirst(failed).Select(f => f.Attempt.BodyText));
    }
}

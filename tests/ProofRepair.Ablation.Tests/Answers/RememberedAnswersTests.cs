using System.Collections.Immutable;
using ProofRepair.Ablation.Answers;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Text;
using ProofRepair.Verify;
using Xunit;

namespace ProofRepair.Ablation.Tests.Answers;

public sealed class RememberedAnswersTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("proofrepair-test");

    private string Path => System.IO.Path.Combine(_folder.FullName, "below", "answers.db");

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private static CheckRequest Ask(params IEnumerable<string> sources) => new(new LeanHeader("import A"), [.. sources.Select(s => new LeanSource(s))], CheckLimits.Default);

    [Fact]
    public async Task An_answer_is_the_same_in_a_later_run_and_Lean_is_not_asked_again()
    {
        CheckReport answer = new(
            RunOutcome.Errors, [new LeanMessage(LeanSeverity.Error, "kind", new LeanPosition(2, 3), new LeanPosition(2, 5), "∀ ⊢ 𝔸")], TimeSpan.FromSeconds(1.5), 7, "why");
        var (first, later) = (new Counting(_ => answer), new Counting(_ => throw new InvalidOperationException()));
        using (var file = AnswerFile.Open(Path, "lean 1"))
        {
            await new RememberedAnswers(first, file).CheckAsync(Ask("a", "b", "a"), TestContext.Current.CancellationToken);
        }

        using var again = AnswerFile.Open(Path, "lean 1");
        var reports = await new RememberedAnswers(later, again).CheckAsync(Ask("b", "a"), TestContext.Current.CancellationToken);
        Assert.All(reports, r => Assert.Equal((answer.Outcome, answer.Time, answer.PeakMemoryBytes, answer.Detail), (r.Outcome, r.Time, r.PeakMemoryBytes, r.Detail)));
        Assert.All(reports, r => Assert.Equal(answer.Messages, r.Messages));
    }

    [Fact]
    public async Task Only_what_is_new_goes_to_Lean_and_answers_keep_their_places()
    {
        using var file = AnswerFile.Open(Path, "lean 1");
        var lean = new Counting(text => new CheckReport(RunOutcome.Ok, [], TimeSpan.FromSeconds(text.Length)));
        var remembered = new RememberedAnswers(lean, file);
        await remembered.CheckAsync(Ask("22"), TestContext.Current.CancellationToken);
        var reports = await remembered.CheckAsync(Ask("1", "22", "333"), TestContext.Current.CancellationToken);
        Assert.Equal([1, 2, 3], reports.Select(r => r.Time.TotalSeconds));
        Assert.Equal(["22", "1", "333"], lean.Asked);
        Assert.Equal((3, 6.0), (remembered.Asked, remembered.Time.TotalSeconds));
    }

    [Fact]
    public async Task Another_Lean_other_limits_options_or_header_are_other_questions()
    {
        var lean = new Counting(_ => new CheckReport(RunOutcome.Ok, [], TimeSpan.Zero));
        var ask = Ask("a");
        foreach (var scope in new[] { "lean 1", "lean 2" })
        {
            using var file = AnswerFile.Open(Path, scope);
            var remembered = new RememberedAnswers(lean, file);
            foreach (var request in new[]
            {
                ask, ask with { Header = LeanHeader.Empty }, ask with { Limits = CheckLimits.Default with { Heartbeats = 3 } },
                ask with { Options = ImmutableDictionary<string, string>.Empty.Add("pp.all", "true") }, ask,
            })
            {
                await remembered.CheckAsync(request, TestContext.Current.CancellationToken);
            }
        }

        Assert.Equal(8, lean.Asked.Count);
    }

    [Fact]
    public async Task A_crash_is_asked_again()
    {
        using var file = AnswerFile.Open(Path, "lean 1");
        var lean = new Counting(_ => new CheckReport(RunOutcome.Crash, [], TimeSpan.Zero));
        var remembered = new RememberedAnswers(lean, file);
        await remembered.CheckAsync(Ask("a"), TestContext.Current.CancellationToken);
        await remembered.CheckAsync(Ask("a"), TestContext.Current.CancellationToken);
        Assert.Equal(2, lean.Asked.Count);
    }

    [Fact]
    public async Task A_verdict_is_kept_and_a_missing_one_asked_again()
    {
        using var file = AnswerFile.Open(Path, "lean 1");
        var request = new VerifyRequest(LeanHeader.Empty, "theorem t : A := ", "by x", CheckLimits.Default);
        var verdicts = new Queue<CheckResult>([CheckResult.NoAnswer, CheckResult.Failed]);
        var verifier = new Verdicts(() => new Verdict(false, [new VerdictCheck("axioms", verdicts.Dequeue(), "one too many")], [], [], "lean", TimeSpan.Zero));
        await new RememberedVerdicts(verifier, file).VerifyAsync(request, TestContext.Current.CancellationToken);
        await new RememberedVerdicts(verifier, file).VerifyAsync(request, TestContext.Current.CancellationToken);
        var kept = await new RememberedVerdicts(verifier, file).VerifyAsync(request, TestContext.Current.CancellationToken);
        Assert.Empty(verdicts);
        Assert.False(kept.Accepted);
        Assert.Contains("one too many", kept.Objection, StringComparison.Ordinal);
    }

    private sealed class Counting(Func<string, CheckReport> answer) : ILeanChecker
    {
        public List<string> Asked { get; } = [];

        public Task<ImmutableArray<CheckReport>> CheckAsync(CheckRequest request, CancellationToken cancellationToken)
        {
            Asked.AddRange(request.Sources.Select(s => s.Text));
            return Task.FromResult<ImmutableArray<CheckReport>>([.. request.Sources.Select(s => answer(s.Text))]);
        }
    }

    private sealed class Verdicts(Func<Verdict> next) : IProofVerifier
    {
        public Task<Verdict> VerifyAsync(VerifyRequest request, CancellationToken cancellationToken) => Task.FromResult(next());
    }
}

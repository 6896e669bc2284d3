using System.Collections.Concurrent;
using System.Collections.Immutable;
using ProofRepair.Ablation.Apollo;
using ProofRepair.Ablation.Apollo.Assembling;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Problems;

namespace ProofRepair.Ablation.Tests.Apollo;

/// <summary>Answers by a given function of the text instead of Lean's.</summary>
internal sealed class ScriptedLean(Func<string, IEnumerable<LeanMessage>> messages, Func<string, RunOutcome?>? outcome = null) : ILeanChecker
{
    public const string Lead = "theorem t (p : Prop) : p := ";

    public ConcurrentQueue<string> Texts { get; } = [];

    public static Problem Problem { get; } = new("t", "t", LeanHeader.Empty, Lead, "t") { AsExample = false };

    public ApolloLean Apollo => new(Problem, this, CheckLimits.Default, null);

    public Task<ImmutableArray<CheckReport>> CheckAsync(CheckRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<CheckReport>>([.. request.Sources.Select(s => Answer(s.Text))]);

    public Task<ApolloResult> RepairAsync(string body, SubLemmaSampler? sampler = null) =>
        new ApolloRepairer(Problem, this, CheckLimits.Default, sampler: sampler).RepairAsync(
            new CheckedAttempt(Attempt.Of(Lead, body, AttemptOrigin.Given), new CheckReport(RunOutcome.Errors, [], TimeSpan.Zero)),
            TestContext.Current.CancellationToken);

    public static LeanMessage Error(int line, string text, int column = 0, int? lastLine = null) =>
        new(LeanSeverity.Error, "[anonymous]", new LeanPosition(line, column), lastLine is { } last ? new LeanPosition(last, 0) : null, text);

    public static LeanMessage Info(string text, int line = 1, int column = 0) =>
        new(LeanSeverity.Information, "trace", new LeanPosition(line, column), null, text);

    /// <summary>An error on each line with these letters.</summary>
    public static IEnumerable<LeanMessage> ErrorsAt(string text, string letters, string message = "it fails") =>
        text.Split('\n').Select((line, i) => (line, i)).Where(l => l.line.Contains(letters, StringComparison.Ordinal)).Select(l =>
            Error(l.i + 1, message, l.line.IndexOf(letters, StringComparison.Ordinal)));

    private CheckReport Answer(string text)
    {
        Texts.Enqueue(text);
        ImmutableArray<LeanMessage> all = [.. messages(text)];
        if (text.Contains("sorry", StringComparison.Ordinal))
        {
            all = all.Add(new LeanMessage(LeanSeverity.Warning, LeanMessage.SorryKind, new LeanPosition(1, 0), null, "declaration uses 'sorry'"));
        }

        return new CheckReport(outcome?.Invoke(text) ?? (all.Any(m => m.IsError) ? RunOutcome.Errors : RunOutcome.Ok), all, TimeSpan.FromSeconds(1));
    }
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Isolation;
using ProofRepair.Pipeline.Problems;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Isolation;

/// <summary>The rounds of isolation, with a script in the place of Lean.</summary>
public sealed class IsolatorTests
{
    private const string Lead = "theorem t : p := ";

    /// <summary>Fails at each of these words, or at the first one only when that cannot be read.</summary>
    private sealed class Script(Func<string, IEnumerable<(string Word, string Message)>> errors, Func<string, int, RunOutcome?>? outcome = null) : ILeanChecker
    {
        private readonly ConcurrentDictionary<string, int> _asked = [];

        public List<ImmutableArray<string>> Rounds { get; } = [];

        public Task<ImmutableArray<CheckReport>> CheckAsync(CheckRequest request, CancellationToken cancellationToken)
        {
            Rounds.Add([.. request.Sources.Select(s => s.Text[Lead.Length..])]);
            return Task.FromResult<ImmutableArray<CheckReport>>([.. request.Sources.Select(s => Judge(s.Text))]);
        }

        public CheckReport Judge(string text)
        {
            var source = new SourceText(text);
            var body = text[Lead.Length..];
            if (outcome?.Invoke(body, _asked.AddOrUpdate(body, 1, (_, n) => n + 1)) is { } other)
            {
                return new CheckReport(other, [], TimeSpan.Zero);
            }

            ImmutableArray<LeanMessage> messages =
            [
                .. errors(body).Select(e => new LeanMessage(LeanSeverity.Error, "[anonymous]", source.ToPosition(text.IndexOf(e.Word, Lead.Length, StringComparison.Ordinal)), null, e.Message)),
            ];
            return new CheckReport(messages.IsEmpty ? RunOutcome.Ok : RunOutcome.Errors, messages, TimeSpan.Zero);
        }
    }

    private static async Task<string?> IsolateAsync(string body, Script lean)
    {
        var problem = new Problem("t", "t", LeanHeader.Empty, Lead, "t");
        var attempt = Attempt.Of(Lead, body, AttemptOrigin.Given);
        var sketch = await new Isolator(new ProblemChecker(problem, lean, CheckLimits.Default)).IsolateAsync(attempt, lean.Judge(attempt.Text), TestContext.Current.CancellationToken);
        return sketch?.Sketch.Body.In(sketch.Sketch.Text);
    }

    /// <summary>Lean stops at the first of these that the body holds.</summary>
    private static Func<string, IEnumerable<(string, string)>> Unreadable(IEnumerable<string> words) => body =>
        words.Where(w => body.Contains(w, StringComparison.Ordinal)).OrderBy(w => body.IndexOf(w, StringComparison.Ordinal)).Take(1).Select(w => (w, "unknown tactic"));

    private static Func<string, IEnumerable<(string, string)>> Failing(params string[] words) => body =>
        words.Where(w => body.Contains(w, StringComparison.Ordinal)).Select(w => (w, "it fails"));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(64)]
    public async Task Blocks_that_cannot_be_read_are_found_at_once(int blocks)
    {
        var words = Enumerable.Range(0, blocks).Select(i => $"bad{i}!").ToList();
        string Proof(Func<string, string> step) => "by\n" + string.Concat(words.Select((w, i) => $"  have h{i} : a = a := by\n    {step(w)}\n")) + "  trivial";
        var lean = new Script(Unreadable(words));

        Assert.Equal(Proof(_ => "sorry"), await IsolateAsync(Proof(w => w), lean));
        Assert.True(lean.Rounds.Count <= 2 + Math.Log2(blocks), $"{lean.Rounds.Count} rounds");
    }

    [Fact]
    public async Task An_error_that_one_block_alone_shows_is_cut_only_where_Lean_agrees()
    {
        // `second` fails without the value of `x` only.
        var lean = new Script(body => Unreadable(["bad1!", "bad2!"])(body)
            .Concat(body.Contains("x := sorry", StringComparison.Ordinal) && body.Contains("second", StringComparison.Ordinal) ? [("second", "it fails")] : []));
        const string proof = "by\n  have a : p := by\n    bad1!\n  have x : Nat := value\n  have b : p := by\n    second\n  have c : p := by\n    bad2!\n  trivial";
        Assert.Equal(proof.Replace("bad1!", "sorry", StringComparison.Ordinal).Replace("bad2!", "sorry", StringComparison.Ordinal), await IsolateAsync(proof, lean));
    }

    [Fact]
    public async Task Only_what_must_go_goes_when_others_need_less()
    {
        const string proof = "by\n  have a : p := by\n    simp\n    one\n  have b : q := by\n    ring\n    two\n  trivial";
        var lean = new Script(body => Failing("one", "two")(body)
            .Concat(body.Contains("ring", StringComparison.Ordinal) && !body.Contains("two", StringComparison.Ordinal) ? [("ring", "it fails after all")] : []));
        Assert.Equal("by\n  have a : p := by\n    simp\n    sorry\n  have b : q := by\n    sorry\n  trivial", await IsolateAsync(proof, lean));
        Assert.True(lean.Rounds.Count <= 3);
    }

    [Fact]
    public async Task A_crash_while_goals_are_printed_is_asked_again()
    {
        var lean = new Script(Failing("bad"), (body, time) => body.Contains("trace_state", StringComparison.Ordinal) && time == 1 ? RunOutcome.Crash : null);
        Assert.Equal("by\n  simp\n  sorry", await IsolateAsync("by\n  simp\n  bad", lean));
        Assert.Equal([.. lean.Rounds[^2]], lean.Rounds[^1]);
    }

    [Fact]
    public async Task Nothing_is_kept_when_goals_cannot_be_printed() => Assert.Null(
        await IsolateAsync("by\n  simp\n  bad", new Script(Failing("bad"), (body, _) => body.Contains("trace_state", StringComparison.Ordinal) ? RunOutcome.Crash : null)));

    [Fact]
    public async Task Nothing_is_kept_when_nothing_elaborates()
    {
        var lean = new Script(body => [(body.Contains("simp", StringComparison.Ordinal) ? "simp" : "sorry", "it fails")]);
        Assert.Null(await IsolateAsync("by\n  simp\n  have h : p := by\n    ring\n  exact h", lean));
        Assert.InRange(lean.Rounds.Count, 1, 8);
    }

    [Fact]
    public async Task A_run_that_points_nowhere_is_not_asked_about()
    {
        var lean = new Script(_ => [], (_, _) => RunOutcome.Timeout);
        Assert.Null(await IsolateAsync("by\n  simp", lean));
        Assert.Empty(lean.Rounds);
    }

    [Fact]
    public async Task Rounds_end_when_each_shows_a_new_error()
    {
        const string proof = "by\n  w1\n  w2\n  w3\n  w4\n  w5\n  w6\n  w7\n  w8\n  w9\n  w10\n  w11\n  w12";
        var lean = new Script(body => [(body.Contains("sorry", StringComparison.Ordinal) && !body.Contains('\n') ? "sorry" : body.Split('\n')[^1].Trim(), "it fails")]);
        Assert.Null(await IsolateAsync(proof, lean));
        Assert.InRange(lean.Rounds.Count, 2, 8);
    }
}

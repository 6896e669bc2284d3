using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes;
using ProofRepair.Lean.Warm;

namespace ProofRepair.Lean.Tests.Warm;

/// <summary>The embedded Lean kept warm: one worker for all that is asked here.</summary>
public class RealWarmTests
{
    /// <summary>Of a long run by hand: 500 has been run.</summary>
    private const string EditsVariable = "PROOFREPAIR_WARM_EDITS";

    [Fact]
    public async Task Edit_after_edit_is_answered_as_a_fresh_Lean_would()
    {
        var lean = new LeanProcess(InstalledLean.Require(), TimeProvider.System);
        var edits = int.TryParse(Environment.GetEnvironmentVariable(EditsVariable), out var asked) ? asked : 25;
        var options = ImmutableDictionary<string, string>.Empty;
        await using var pool = new WarmPool(lean, new WarmPoolOptions(CheckLimits.Default, options), TimeProvider.System, NullLogger<WarmPool>.Instance);

        // A text that breaks off, one that Lean stops reading, one nested deeply, and letters beyond 16 bits.
        Assert.Equal([4, 3], (await AskAsync(pool, "theorem a : True := trivial\n\ntheorem b : True := by\n")).Messages.Select(m => m.Start.Line));
        Assert.False((await AskAsync(pool, "theorem a : True := trivial\n#exit\ntheorem b : False := trivial\n")).HasErrors);
        Assert.Empty((await AskAsync(pool, $"theorem a : {new string('(', 300)}True{new string(')', 300)} := trivial\n")).Messages);
        Assert.Contains("𝕝", Assert.Single((await AskAsync(pool, "set_option autoImplicit false\ntheorem a («𝕜» : Nat) (h : «𝕜» = 1) : «𝕜» = «𝕝» := h\n")).Messages).Text);

        var random = new Random(7);
        var values = Enumerable.Repeat(2, 8).ToArray();
        for (var i = 0; i < edits; i++)
        {
            var at = random.Next(values.Length);
            values[at] = values[at] == 2 ? 3 + i : 2;
            var text = string.Concat(values.Select((v, k) => $"theorem t{k} (x : Int) (h : {k + 2} * x = {2 * (k + 2)}) : x = {v} := by\n  omega\n\n"));

            var answer = await AskAsync(pool, text);

            Assert.Equal(values.Select((v, k) => (v, Line: (3 * k) + 2)).Where(l => l.v != 2).Select(l => l.Line), answer.Messages.Where(m => m.IsError).Select(m => m.Start.Line));
            Assert.Equal(values.Length + 2, answer.Commands);
            Assert.True(i == 0 || answer.Reused > at, $"{answer.Reused} commands were kept when theorem {at} was edited");
        }
    }

    [Fact]
    public async Task What_never_ends_is_ended_by_Lean_itself_and_the_worker_lives_on()
    {
        var lean = new LeanProcess(InstalledLean.Require(), TimeProvider.System);
        var limits = CheckLimits.Default with { Heartbeats = 0, CancelAfter = TimeSpan.FromSeconds(1) };
        await using var pool = new WarmPool(lean, new WarmPoolOptions(limits, []), TimeProvider.System, NullLogger<WarmPool>.Instance);
        await AskAsync(pool, "theorem a : True := trivial\n");

        // The kernel's work, and an elaborator's: nine pigeons in eight holes.
        var pigeons = string.Concat(Enumerable.Range(0, 9).Select(i => $"(l{i} : 0 ≤ f {i}) (u{i} : f {i} < 8) {string.Concat(Enumerable.Range(0, i).Select(j => $"(d{i}_{j} : f {i} ≠ f {j}) "))}"));
        foreach (var endless in (string[])
            [
                "example : slow 40 0 = 0 := by\n  decide +kernel\n",
                $"example (f : Nat → Int) {pigeons}: False := by\n  omega\n",
            ])
        {
            var answer = await pool.CheckAsync("B.lean", $"def slow : Nat → Nat → Nat\n  | 0, m => m\n  | n + 1, m => slow n (slow n (m + 1))\n\n{endless}\ntheorem c : False := trivial\n", _ => { }, TestContext.Current.CancellationToken);

            Assert.True(answer.IsCancelled, $"{endless}{answer.Lost} {string.Join('\n', answer.Messages)}");
            Assert.Empty(answer.Messages);
            Assert.Single((await AskAsync(pool, "theorem a : True := trivial\ntheorem b : False := trivial\n")).Messages);
        }

        Assert.Equal((1, 1), pool.Held);
    }

    [Fact]
    public async Task What_does_not_parse_is_answered_with_the_messages_of_a_fresh_Lean()
    {
        var lean = new LeanProcess(InstalledLean.Require(), TimeProvider.System);
        string[] broken =
        [
            "exampl : 1 = 1 := by simp\n",
            "example : 1 = 1 := by\n  simp\n  <;> no_such_tactic\n",
            "example : 1 = 2 := by no_such_tactic\n",
            "theorem a : 1 = 2 := by\n  have : 1 = 1 := by exact nope\n  simp at )\n\ntheorem b : True := trivial )\n",
            "theorem a : True := by\n  · trivial\n  exact (trivial\n\ntheorem b : True := trivial\n",
        ];
        await using var pool = new WarmPool(lean, new WarmPoolOptions(CheckLimits.Default, []), TimeProvider.System, NullLogger<WarmPool>.Instance);

        var warm = new List<LeanMessage[]>();
        foreach (var text in broken)
        {
            warm.Add([.. (await AskAsync(pool, text)).Messages]);
        }

        var fresh = new CheckReport[broken.Length];
        await new BatchChecker(lean, TimeProvider.System).CheckAsync(
            new CheckRequest(LeanHeader.Empty, [.. broken.Select(text => new LeanSource(text))], CheckLimits.Default), (i, report) => fresh[i] = report, TestContext.Current.CancellationToken);
        Assert.All(fresh, report => Assert.NotEmpty(report.Errors));
        Assert.Equal(fresh.Select(report => report.Messages.Select(Told).Order()), warm.Select(messages => messages.Select(Told).Order()));
    }

    private static string Told(LeanMessage message) => $"{message.Start} {message.Severity} {message.Text}";

    private static async Task<WarmAnswer> AskAsync(WarmPool pool, string text)
    {
        var answer = await pool.CheckAsync("A.lean", text, _ => { }, TestContext.Current.CancellationToken);
        Assert.Null(answer.Lost);
        return answer;
    }
}

using CsCheck;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Refining;
using ProofRepair.Pipeline.Sketching;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Refining;

public sealed class RefinerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_proof_that_compiles_is_returned_as_it_is_and_Lean_is_not_asked()
    {
        var lean = new ScriptedChecker(_ => []);
        var before = lean.Checked("by\n  rw h,\n  refl");

        var after = await new Refiner(new(lean.Problem, lean, CheckLimits.Default)).RefineAsync(before, Token);

        Assert.Same(before, after);
        Assert.Empty(lean.Calls);
    }

    [Fact]
    public async Task An_edit_that_helps_is_kept_and_the_others_are_as_if_never_tried()
    {
        var lean = new ScriptedChecker(body => Places(body, "bad"));

        var after = await lean.RefineAsync("by bad", c => [Replace(c, "bad", "worse bad bad"), Replace(c, "bad", "good"), Replace(c, "by", "bye bad")], Token);

        Assert.Equal("by good", after.Attempt.BodyText);
        Assert.True(after.Report.IsComplete);
        Assert.Single(lean.Calls);
    }

    [Fact]
    public async Task Without_progress_the_attempt_itself_comes_back()
    {
        var lean = new ScriptedChecker(body => Places(body, "bad"));
        var before = lean.Checked("by bad");

        var after = await new Refiner(new(lean.Problem, lean, CheckLimits.Default), c => [Replace(c, "bad", "bad bad")]).RefineAsync(before, Token);

        Assert.Same(before, after);
    }

    [Fact]
    public async Task A_later_first_error_is_progress_even_when_the_text_before_it_has_shrunk()
    {
        var lean = new ScriptedChecker(body => Places(body, "bad").Take(1));

        var after = await lean.RefineAsync("by baaaaaaaaaaad; bad bad", c => [Replace(c, "baaaaaaaaaaad; bad", "ok")], Token);

        Assert.Equal("by ok bad", after.Attempt.BodyText);
    }

    [Fact]
    public async Task What_drops_text_needs_fewer_errors_and_yields_to_what_keeps_it()
    {
        var lean = new ScriptedChecker(body => Places(body, "bad"));

        var dropped = await lean.RefineAsync("by bad bad", c => [Replace(c, "bad ", "") with { Drops = true }, Replace(c, "bad", "mended")], Token);
        var kept = await new ScriptedChecker(body => Places(body, "bad").Take(1))
            .RefineAsync("by bad bad", c => [Replace(c, "bad ", "fine ") with { Drops = true }], Token);

        Assert.Equal("by mended mended", dropped.Attempt.BodyText);
        Assert.Equal("by bad bad", kept.Attempt.BodyText);
    }

    [Fact]
    public async Task Fewer_errors_do_not_count_when_Lean_stopped_reading_earlier()
    {
        var lean = new ScriptedChecker(
            body => body.Contains('(', StringComparison.Ordinal) ? [body.IndexOf('(', StringComparison.Ordinal)] : Places(body, "bad"), message: "unexpected token '('; expected command");

        var after = await lean.RefineAsync("by x ( bad bad", c => [Replace(c, "x", "("), Replace(c, "( ", "")], Token);

        Assert.Equal("by x bad bad", after.Attempt.BodyText);
    }

    [Theory]
    [InlineData(RunOutcome.Timeout)]
    [InlineData(RunOutcome.Crash)]
    [InlineData(RunOutcome.Memory)]
    public async Task A_run_without_an_answer_is_never_progress(RunOutcome end)
    {
        var lean = new ScriptedChecker(body => Places(body, "bad"), body => body.Contains("good", StringComparison.Ordinal) ? end : null);

        Assert.Equal("by bad", (await lean.RefineAsync("by bad", c => [Replace(c, "bad", "good")], Token)).Attempt.BodyText);
    }

    [Fact]
    public async Task Edits_that_each_helped_at_their_place_are_put_together_in_the_next_round()
    {
        var lean = new ScriptedChecker(body => Places(body, "bad"));

        var after = await lean.RefineAsync(
            "by bad 1; bad 2; bad 3", c => Places(c.Text, "bad").Select(p => Refinement.Of("mend", new TextEdit(new TextSpan(p, 3), "good"))), Token);

        Assert.True(after.Report.IsComplete);
        Assert.Equal(2, lean.Calls.Count);
    }

    [Fact]
    public async Task Rounds_and_candidates_are_bounded()
    {
        var lean = new ScriptedChecker(body => Enumerable.Repeat(3, Math.Max(1, 100 - body.Length)));

        await lean.RefineAsync("by x", c => Enumerable.Range(0, 50).Select(i => Refinement.Of("grow", new TextEdit(new TextSpan(c.Body.End, 0), $" y{c.Text.Length}{i}"))), Token);

        Assert.Equal(8, lean.Calls.Count);
        Assert.All(lean.Calls, call => Assert.InRange(call.Length, 1, 24));
        Assert.Equal(lean.Calls.Sum(c => c.Length), lean.Calls.SelectMany(c => c).Distinct().Count());
    }

    [Fact]
    public async Task Sources_that_need_a_process_of_their_own_are_few_in_a_round()
    {
        var lean = new ScriptedChecker(_ => [3]);

        await lean.RefineAsync("by x", c => Enumerable.Range(0, 9).Select(i => Replace(c, "x", $"y{i} /-")), Token);

        Assert.Equal(2, Assert.Single(lean.Calls).Length);
    }

    [Fact]
    public void Whatever_is_proposed_the_statement_stays() => Property(4, (lean, before, _, after, _) =>
    {
        Assert.StartsWith(ScriptedChecker.Lead, after.Attempt.Text, StringComparison.Ordinal);
        Assert.Equal(after.Attempt.Text, ScriptedChecker.Lead + after.Attempt.BodyText);
        Assert.Equal(lean.Judge(after.Attempt.BodyText).Messages, after.Report.Messages);
        Assert.Equal(after.Attempt.Text == before.Attempt.Text, ReferenceEquals(before, after));
    });

    [Fact]
    public void A_text_is_kept_only_when_Lean_reports_less_or_later() => Property(1, (_, before, proposals, after, errors) =>
    {
        Assert.True(
            ReferenceEquals(before, after) || errors.Length < 2 || FirstBefore(errors.Min(), proposals[0].Edits[0]) > 5,
            $"{string.Join(' ', errors)} in {after.Attempt.BodyText}");
    });

    private static void Property(
        int count, Action<ScriptedChecker, CheckedAttempt, List<Refinement>, CheckedAttempt, int[]> holds) =>
        Gen.Select(Gen.Int[-5, 30].Array[count], Gen.String[Gen.Char["abc \n"], 0, 6].Array[count], Gen.Int[0, 1000]).Sample(
            (places, texts, seed) =>
            {
                const string body = "by aaa bbb\n  ccc abc\n  aab";
                int[] Errors(string b) => b == body ? [5, 14] : Arbitrary(b, seed);
                var lean = new ScriptedChecker(b => Errors(b));
                var before = lean.Checked(body);
                var proposals = places
                    .Select((place, i) => Refinement.Of("any", new TextEdit(new TextSpan(ScriptedChecker.Lead.Length + place, (i + seed) % 4), texts[i])))
                    .ToList();
                var after = new Refiner(new(lean.Problem, lean, CheckLimits.Default), c => c.Text == before.Attempt.Text ? proposals : [])
                    .RefineAsync(before, CancellationToken.None).GetAwaiter().GetResult();
                holds(lean, before, proposals, after, Errors(after.Attempt.BodyText));
            },
            iter: 500);

    private static int FirstBefore(int offset, TextEdit edit)
    {
        var start = edit.Span.Start - ScriptedChecker.Lead.Length;
        return offset < start ? offset
            : offset < start + edit.Replacement.Length ? start
            : offset - edit.Replacement.Length + edit.Span.Length;
    }

    private static int[] Arbitrary(string body, int seed)
    {
        var random = new Random(seed + body.Aggregate(17, (hash, c) => unchecked((hash * 31) + c)));
        return [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => random.Next(0, body.Length + 1))];
    }

    private static IEnumerable<int> Places(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            yield return at;
        }
    }

    private static Refinement Replace(RefinementContext context, string word, string by) =>
        context.Text.IndexOf(word, context.Body.Start, StringComparison.Ordinal) is var at and >= 0
            ? Refinement.Of("test", new TextEdit(new TextSpan(at, word.Length), by))
            : Refinement.Of("test");
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline.Events;
using ProofRepair.Pipeline.Files;
using ProofRepair.Pipeline.Problems;

namespace ProofRepair.Pipeline.Tests.Files;

public class FileRepairerTests
{
    private const string Proof = "by found";

    private readonly ConcurrentDictionary<string, Problem> _problems = [];

    [Fact]
    public async Task A_bad_statement_condemns_no_later_declaration()
    {
        var repair = await RepairAsync("theorem a : BAD := by simp\ntheorem b : True := BAD\n\n/-- uses a -/\ntheorem c : True := BAD (a)");

        Assert.Equal(2, repair.Proved);
        Assert.All(new[] { "b", "c" }, name => Assert.DoesNotContain("BAD", _problems[name].Header.Text));
    }

    [Theory]
    [InlineData("def f : Nat → Nat\n  | 0 => BAD\n  | n + 1 => 2", "def f : Nat → Nat\n  := sorry")]
    [InlineData("instance : Inhabited Foo where\n  default := BAD", "instance : Inhabited Foo := sorry")]
    [InlineData("@[simp] def f (n : Nat) : Nat := BAD", "@[simp] def f (n : Nat) : Nat := sorry")]
    public async Task A_broken_definition_stands_in_headers_as_sorry(string definition, string standIn)
    {
        var repair = await RepairAsync($"{definition}\n\ntheorem t : f default = 2 := BAD");

        Assert.StartsWith(standIn, _problems["t"].Header.Text);
        Assert.Equal(definition.Split('\n').Length + 1, _problems["t"].Header.Text.Count(c => c == '\n'));
        Assert.Equal(["left: data, not a proof", "proved (Check)"], repair.Declarations.Select(d => d.Account));
    }

    [Fact]
    public async Task A_broken_definition_that_nothing_mentions_is_left_out()
    {
        await RepairAsync("def f : Nat := BAD\ntheorem t : True := BAD");

        Assert.DoesNotContain("sorry", _problems["t"].Header.Text);
    }

    [Theory]
    [InlineData("#eval BAD")]
    [InlineData("#check BAD")]
    [InlineData("end BAD")]
    [InlineData("open BAD")]
    [InlineData("structure S where\n  x : BAD")]
    public async Task A_command_that_fails_is_left_out_of_headers_and_keeps_its_lines(string command)
    {
        await RepairAsync($"def kept := 1\n{command}\nopen Nat\ntheorem t : True := BAD");

        var lines = new string('\n', 2 + command.Count(c => c == '\n'));
        Assert.Equal($"def kept := 1{lines}open Nat\n", _problems["t"].Header.Text);
    }

    [Fact]
    public async Task Broken_neighbours_share_one_header_and_nothing_waits()
    {
        var together = new TaskCompletionSource();
        var started = 0;
        var file = "import A\nopen Nat\n" + string.Concat(Enumerable.Range(0, 6).Select(i => $"theorem t{i} : True := by\n  BAD\n\n"));
        var repair = await RepairAsync(file, prove: async problem =>
        {
            if (Interlocked.Increment(ref started) == 6)
            {
                together.SetResult();
            }

            await together.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
            return Proved(problem);
        });

        Assert.Equal(6, repair.Proved);
        Assert.Equal("import A\nopen Nat\n", Assert.Single(_problems.Values.Select(p => p.Header.Text).Distinct()));
        Assert.Equal(file.Replace("by\n  BAD", Proof), repair.Text);
    }

    [Fact]
    public async Task A_declaration_waits_for_the_lemmas_that_it_may_rest_on_and_gets_their_proofs()
    {
        await RepairAsync("theorem a : True := BAD\ntheorem b : True := BAD\ntheorem k : True := a\ntheorem c : True := BAD k");

        Assert.Equal("", _problems["a"].Header.Text);
        Assert.Equal($"theorem a : True := {Proof}\n\ntheorem k : True := a\n", _problems["c"].Header.Text);
    }

    [Fact]
    public async Task A_lemma_that_only_broken_ones_mention_is_no_sorry_in_the_headers_of_others()
    {
        await RepairAsync("theorem a : True := BAD\ntheorem b : True := BAD a\ntheorem k : True := trivial\ntheorem c : True := BAD");

        Assert.Equal("\n\ntheorem k : True := trivial\n", _problems["c"].Header.Text);
    }

    [Fact]
    public async Task A_broken_simp_lemma_may_be_used_without_a_word()
    {
        await RepairAsync("@[simp] theorem a : True := BAD\ntheorem b : True := BAD");

        Assert.Equal($"@[simp] theorem a : True := {Proof}\n", _problems["b"].Header.Text);
    }

    [Fact]
    public async Task No_header_holds_the_declaration_itself_or_a_later_one()
    {
        await RepairAsync("theorem a : True := BAD\ntheorem b : True := a\ntheorem c : True := BAD\ntheorem d : True := c");

        Assert.Equal("", _problems["a"].Header.Text);
        Assert.DoesNotContain("theorem c", _problems["c"].Header.Text);
        Assert.DoesNotContain("theorem d", _problems["c"].Header.Text);
    }

    [Theory]
    [InlineData("def f : Nat := sorry", "left: data, not a proof")]
    [InlineData("abbrev f : Nat := sorry", "left: data, not a proof")]
    [InlineData("instance : Inhabited Nat := sorry", "left: data, not a proof")]
    [InlineData("structure S where\n  x : BAD", "left: not a proof")]
    [InlineData("theorem t : ∀ n : Nat, True\n  | 0 => BAD\n  | _ => trivial", "left: its body does not follow `:=`")]
    [InlineData("mutual\ntheorem t : True := BAD\nend", "left: it is one of a mutual block")]
    public async Task What_is_no_proof_after_a_sign_is_left(string text, string account)
    {
        var repair = await RepairAsync(text);

        Assert.Equal(account, Assert.Single(repair.Declarations).Account);
        Assert.Equal(text, repair.Text);
        Assert.Empty(_problems);
        Assert.False(repair.IsClean);
    }

    [Fact]
    public async Task An_example_is_proved_as_a_theorem_and_stays_an_example()
    {
        var repair = await RepairAsync("\n/-- doc -/\nexample (x : Nat) : x = x := BAD");

        var problem = Assert.Single(_problems.Values);
        Assert.Equal("/-- doc -/\ntheorem example_of_line_3 (x : Nat) : x = x := ", problem.Lead);
        Assert.Equal("example_of_line_3", problem.DeclaredName);
        Assert.Equal($"\n/-- doc -/\nexample (x : Nat) : x = x := {Proof}", repair.Text);
    }

    [Fact]
    public async Task Candidates_are_no_examples_where_variables_are()
    {
        await RepairAsync("theorem a : True := BAD\nvariable (n : Nat) in\ntheorem b : True := BAD\nvariable (m : Nat)\ntheorem c : True := BAD");

        Assert.Equal([true, false, false], new[] { "a", "b", "c" }.Select(n => _problems[n].AsExample));
    }

    [Fact]
    public async Task A_proof_that_fails_in_its_file_is_taken_back()
    {
        var repair = await RepairAsync(
            "theorem a : True := BAD\ntheorem b : True := BAD",
            prove: problem => Task.FromResult(Proved(problem) with { Body = problem.Name == "a" ? "by BAD" : Proof }));

        Assert.Equal($"theorem a : True := BAD\ntheorem b : True := {Proof}", repair.Text);
        Assert.Equal(1, repair.Proved);
        Assert.Contains("fails in its file", repair.Declarations[0].Account);
    }

    [Theory]
    [InlineData(RunOutcome.Timeout)]
    [InlineData(RunOutcome.Memory)]
    [InlineData(RunOutcome.Crash)]
    public async Task A_file_that_Lean_did_not_finish_is_said_to_be_unchecked(RunOutcome outcome)
    {
        var repair = await RepairAsync("theorem a : True := BAD", new LineLean { Instead = _ => new CheckReport(outcome, [], TimeSpan.Zero, Detail: "why.") });

        Assert.Equal("it could not be checked: why.", repair.Trouble);
        Assert.Empty(repair.Declarations);
        Assert.Empty(_problems);
    }

    [Fact]
    public async Task One_broken_declaration_after_sound_ones_costs_no_check_of_its_header()
    {
        var lean = new LineLean();
        await RepairAsync("theorem a : True := trivial\ntheorem b : True := BAD", lean);

        Assert.Equal(2, lean.Seen.Count);
    }

    [Fact]
    public async Task When_the_time_for_the_search_ends_what_is_proved_goes_into_the_file_and_the_rest_stays_open()
    {
        using var enough = new CancellationTokenSource();
        using var repairer = new FileRepairer(
            new LineLean(),
            async (problem, _, cancellationToken) =>
            {
                if (problem.Name == "hard")
                {
                    enough.CancelAfter(TimeSpan.FromMilliseconds(50));
                    await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                }

                return Proved(problem);
            },
            CheckLimits.Default,
            ImmutableDictionary<string, string>.Empty);

        var repair = await repairer.RepairAsync(
            new LeanFile("F.lean", "theorem easy : True := BAD\ntheorem hard : True := BAD", false, false), _ => { }, enough.Token, TestContext.Current.CancellationToken);

        Assert.Equal(["proved (Check)", "still open: the time for the search ran out"], repair.Declarations.Select(d => d.Account));
        Assert.StartsWith($"theorem easy : True := {Proof}\n", repair.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_gives_up_gets_no_repair()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var repairer = new FileRepairer(
            new LineLean(),
            async (problem, _, cancellationToken) =>
            {
                await stop.CancelAsync();
                cancellationToken.ThrowIfCancellationRequested();
                return Proved(problem);
            },
            CheckLimits.Default,
            ImmutableDictionary<string, string>.Empty);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            repairer.RepairAsync(new LeanFile("F.lean", "theorem a : True := BAD", false, false), _ => { }, stop.Token));
    }

    private static ProblemResult Proved(Problem problem) =>
        new(problem, ProblemStatus.Proved, Proof, null, PipelineStage.Check, false, false, 0, 0, TimeSpan.Zero, []);

    private static ProblemResult Answer(Problem problem) =>
        problem.Lead.Contains("BAD") ? Proved(problem) with { Status = ProblemStatus.Rejected, Body = null } : Proved(problem);

    private Task<FileRepair> RepairAsync(string text, LineLean? lean = null, Func<Problem, Task<ProblemResult>>? prove = null) => new FileRepairer(
        lean ?? new LineLean(),
        (problem, _, _) =>
        {
            _problems[problem.Name] = problem;
            return prove?.Invoke(problem) ?? Task.FromResult(Answer(problem));
        },
        CheckLimits.Default,
        ImmutableDictionary<string, string>.Empty).RepairAsync(new LeanFile("F.lean", text, false, false), _ => { }, TestContext.Current.CancellationToken);
}

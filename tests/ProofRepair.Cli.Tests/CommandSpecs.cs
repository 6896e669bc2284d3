using System.Text.Json;

namespace ProofRepair.Cli.Tests;

public sealed class CommandSpecs : IDisposable
{
    private const string NoLean = "the embedded Lean is not installed: proofrepair lean install";

    private static readonly string FakeLean = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "ProofRepair.FakeLean.exe" : "ProofRepair.FakeLean");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("proofrepair-cli-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_file_that_is_not_there_could_not_be_checked()
    {
        var answer = await RunAsync("check", "missing.lean");

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("missing.lean cannot be read", answer.Errors.ReplaceLineEndings(" "));
    }

    [Fact]
    public async Task A_sampler_that_does_not_exist_is_answered_with_those_that_do()
    {
        await File.WriteAllTextAsync(PathOf("s.jsonl"), Row("a", "theorem a : True"), TestContext.Current.CancellationToken);
        var answer = await RunAsync("bench", "s.jsonl", "--sampler", "oracle");

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("replay:FILE", answer.Errors);
    }

    [Fact]
    public async Task Offline_without_a_Lean_says_what_would_be_installed_and_where()
    {
        await File.WriteAllTextAsync(PathOf("a.lean"), "example : True := trivial", TestContext.Current.CancellationToken);
        var empty = new Dictionary<string, string> { ["PROOFREPAIR_CACHE"] = PathOf("cache"), ["ELAN_HOME"] = PathOf("elan"), ["HOME"] = PathOf("home") };
        var answer = await ProofRepairProgram.RunAsync(_folder.FullName, empty, "check", "a.lean", "--lean", "embedded", "--offline");

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("MB to download", answer.Errors.ReplaceLineEndings(" "));
        Assert.Contains("lean install", answer.Errors.ReplaceLineEndings(" "));
        Assert.False(Directory.Exists(PathOf("cache")));
    }

    [Fact]
    public async Task A_bench_ends_with_a_summary_after_one_event_for_each_problem()
    {
        Assert.SkipUnless(ProofRepairProgram.HasLean, NoLean);
        await File.WriteAllLinesAsync(
            PathOf("s.jsonl"),
            [
                Row("proved", "theorem proved (x : Int) (h : 2 * x = 4) : x = 2"),
                Row("sampled", "theorem sampled (p q : Prop) (hp : p) (hq : q) : p ∧ q"),
                Row("rejected", "theorem rejected : nonsense = 3"),
                "{\"name\": \"no statement\"}",
            ],
            TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            PathOf("r.jsonl"), JsonSerializer.Serialize(new { name = "sampled", proof = "```lean4\ntheorem sampled (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n  exact ⟨hp, hq⟩\n```" }) + "\n", TestContext.Current.CancellationToken);

        var answer = await RunAsync("bench", "s.jsonl", "--lean", "embedded", "--json", "--sampler", "replay:r.jsonl", "--out", "out", "--timeout", "300");

        Assert.Equal(1, answer.ExitCode);
        var events = answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(["problem", "problem", "problem", "summary"], events.Select(e => e.GetProperty("event").GetString()));
        var status = events.SkipLast(1).ToDictionary(e => e.GetProperty("name").GetString()!, e => e.GetProperty("status").GetString());
        Assert.Equal("proved", status["proved"]);
        Assert.Equal("proved", status["sampled"]);
        Assert.Equal("rejected", status["rejected"]);
        var summary = events[^1];
        Assert.Equal(
            (3, 2, 1, 1, 2, 1),
            (Number("problems"), Number("ported"), Number("raw_proved"), Number("raw_meanings_proved"), Number("proved"), Number("samples")));
        Assert.True(summary.GetProperty("lean_seconds").GetDouble() > 0);
        Assert.Contains("line 4", answer.Errors.ReplaceLineEndings(" "));
        Assert.Contains("exact ⟨hp, hq⟩", await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "out", "proofs", Directory.GetFiles(PathOf("out/proofs"), "*sampled*")[0]), TestContext.Current.CancellationToken));

        Assert.Equal("4", summary.GetProperty("options").GetProperty("samples").GetString());
        Assert.Equal(64, summary.GetProperty("data_sha256").GetProperty("s.jsonl").GetString()!.Length);
        Assert.Equal(64, summary.GetProperty("statements_sha256").GetString()!.Length);

        int Number(string name) => summary.GetProperty(name).GetInt32();
    }

    [Fact]
    public async Task A_repair_in_place_keeps_every_byte_that_it_need_not_change()
    {
        Assert.SkipUnless(ProofRepairProgram.HasLean, NoLean);
        const string before = "/-! kept -/\r\nnamespace Foo\r\n\r\ntheorem good (a b : Nat) (h : a = b) : b = a := h.symm  -- kept\r\n\r\n/-- doc -/\r\n@[simp] theorem bad (x : Int) (h : 2 * x = 4) : x = 2 := ";
        const string after = "\r\n\r\nend Foo   \r\n-- no line end";
        await File.WriteAllTextAsync(PathOf("F.lean"), "\uFEFF" + before + "by\r\n  exact h" + after, TestContext.Current.CancellationToken);

        var answer = await RunAsync("repair", "F.lean", "--in-place", "--lean", "embedded", "--timeout", "300");

        var text = await File.ReadAllTextAsync(PathOf("F.lean"), TestContext.Current.CancellationToken);
        var bytes = await File.ReadAllBytesAsync(PathOf("F.lean"), TestContext.Current.CancellationToken);
        Assert.Equal(0, answer.ExitCode);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.StartsWith(before, text);
        Assert.EndsWith(after, text);
        Assert.DoesNotContain("exact h" + after, text);
        Assert.Contains("theorem bad: proved", answer.Output);
        Assert.Equal(0, (await RunAsync("check", "F.lean", "--lean", "embedded", "--timeout", "300")).ExitCode);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("check", "a.lean", "--jobs", "none")]
    [InlineData("repair", "a.lean", "--in-place", "--out", "there")]
    [InlineData("nonsense")]
    public async Task What_cannot_be_understood_could_not_run_and_is_told_in_one_line(params string[] arguments)
    {
        var answer = await RunAsync(arguments);

        Assert.Equal(2, answer.ExitCode);
        Assert.Empty(answer.Output);
        Assert.Single(answer.Errors.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Help_is_no_failure() => Assert.Equal(0, (await RunAsync("repair", "--help")).ExitCode);

    [Fact]
    public async Task Redirected_lines_are_not_folded()
    {
        var name = new string('x', 150) + ".lean";
        var answer = await RunAsync("check", name);

        Assert.Contains($"{name} cannot be read", answer.Errors);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("repair")]
    public async Task A_file_that_Lean_does_not_finish_is_no_answer_and_why_is_said(string command)
    {
        await File.WriteAllTextAsync(PathOf("a.lean"), "theorem a : True := by\n  skip\n--! exit 134\n", TestContext.Current.CancellationToken);
        var answer = await RunAsync(command, "a.lean", "--lean", FakeLean);

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("134", answer.Output + answer.Errors);
        Assert.DoesNotContain("0 of 0", answer.Output);
    }

    [Fact]
    public async Task Errors_that_no_declaration_is_to_blame_for_are_printed()
    {
        await File.WriteAllTextAsync(PathOf("a.lean"), "theorem a : True := trivial\n#check 1\n--! error unknown thing\n", TestContext.Current.CancellationToken);
        var answer = await RunAsync("repair", "a.lean", "--lean", FakeLean);

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("unknown thing", answer.Output);
    }

    [Theory]
    [InlineData("broken.db", true)]
    [InlineData("new/kept.db", false)]
    [InlineData("none", false)]
    public async Task A_file_of_what_was_learnt_that_cannot_be_used_is_a_warning(string learnt, bool isWarned)
    {
        await File.WriteAllTextAsync(PathOf("a.lean"), "theorem a : True := trivial\n--! error unknown thing\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(PathOf("broken.db"), new string('x', 5000), TestContext.Current.CancellationToken);
        var answer = await RunAsync("repair", "a.lean", "--lean", FakeLean, "--learnt", learnt);

        Assert.Equal(1, answer.ExitCode);
        Assert.Equal(isWarned, answer.Errors.Contains("broken.db cannot be used", StringComparison.Ordinal));
        Assert.Equal(learnt != "none", File.Exists(PathOf(learnt)));
    }

    [Fact]
    public async Task A_file_full_of_faults_is_repaired_around_them_and_shown_as_a_diff()
    {
        Assert.SkipUnless(ProofRepairProgram.HasLean, NoLean);
        const string text = """
            theorem bad_statement : nonsense = 1 := by simp

            def f : Nat → Nat
              | 0 => missing
              | n + 1 => n

            theorem one (x : Int) (h : 2 * x = 4) : x = 2 := by
              exact h
            theorem two (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
              exact hq
            #check absent
            theorem three (p q : Prop) (hp : p) (hq : q) : q ∧ p := by
              have h := two p q hp hq
              exact h
            end Foo
            open Nat in
            @[simp] theorem four (a b : Nat) (h : a = b) : b = a := by
              exact h
            example (a b : Nat) (h : a = b) : b = a := by
            """;
        await File.WriteAllTextAsync(PathOf("F.lean"), text, TestContext.Current.CancellationToken);

        var answer = await RunAsync("repair", "F.lean", "--lean", "embedded", "--timeout", "300");

        Assert.Equal(1, answer.ExitCode);
        Assert.All(
            ["theorem one: proved", "theorem two: proved", "theorem three: proved", "theorem four: proved", "example in line 19: proved",
                "theorem bad_statement: its statement does not elaborate", "def f: left: data", "5 of 7 declarations repaired"],
            said => Assert.Contains(said, answer.Output));
        Assert.Contains("F.lean:11:", answer.Output);
        Assert.Contains("F.lean:15:", answer.Output);
        Assert.Contains("\n--- a/F.lean", answer.Output);
        Assert.Contains("\n-  exact hq", answer.Output);
        Assert.Equal(text, await File.ReadAllTextAsync(PathOf("F.lean"), TestContext.Current.CancellationToken));
    }

    private static string Row(string name, string statement) => JsonSerializer.Serialize(new { name, split = "test", header = "", formal_statement = statement });

    /// <summary>What solvers learn stays in the test's own folder.</summary>
    private Task<ProofRepairProgram.Answer> RunAsync(params string[] arguments) => ProofRepairProgram.RunAsync(
        _folder.FullName, null, arguments[0] is "repair" or "bench" && !arguments.Contains("--help") && !arguments.Contains("--learnt") ? [.. arguments, "--learnt", "learnt.db"] : arguments);

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}

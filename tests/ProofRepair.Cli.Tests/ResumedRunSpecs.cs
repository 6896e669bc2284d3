using System.Text.Json;

namespace ProofRepair.Cli.Tests;

/// <summary>With a scripted Lean that takes its time, so that there are many moments at which to be killed.</summary>
public sealed class ResumedRunSpecs : IDisposable
{
    private const int Problems = 30;
    private const int MostKills = 12;
    private const int SamplesOfEach = 5;

    private static readonly string s_fakeLean = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "ProofRepair.FakeLean.exe" : "ProofRepair.FakeLean");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("proofrepair-resume-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_run_that_is_killed_again_and_again_ends_as_one_that_was_not()
    {
        await WriteSuiteAsync();
        var whole = await ProofRepairProgram.RunAsync(_folder.FullName, null, Bench("whole"));
        Assert.Equal(1, whole.ExitCode);

        // The moments are of one seed; what they hit is not.
        var random = new Random(26);
        var kills = 0;
        while (kills < MostKills && !await ProofRepairProgram.RunAndKillAsync(_folder.FullName, TimeSpan.FromSeconds(1.5 * random.NextDouble()), Bench("killed")))
        {
            kills++;
        }

        await ProofRepairProgram.RunAsync(_folder.FullName, null, Bench("killed"));
        var last = await ProofRepairProgram.RunAsync(_folder.FullName, null, Bench("killed"));

        Assert.True(kills > 0, "nothing was killed: the suite is too small for this machine");
        Assert.Contains($"{Problems} of {Problems} problems were finished before", last.Errors.ReplaceLineEndings(" "));
        Assert.Equal(Lines("whole"), Lines("killed"));
        Assert.Equal(Summary(whole), Summary(last));
    }

    [Fact]
    public async Task Waves_that_are_killed_again_and_again_end_as_if_they_were_not()
    {
        await WriteSuiteAsync(problems: 20);
        string[] shared = ["--strategy", "adaptive", "--budget", "samples=50", "--deterministic"];
        var whole = await ProofRepairProgram.RunAsync(_folder.FullName, null, [.. Bench("whole"), .. shared]);

        // Problems end with the last wave, all at once: nothing is said before.
        var random = new Random(27);
        var kills = 0;
        while (kills < MostKills / 3 && !await ProofRepairProgram.RunAndKillAsync(_folder.FullName, TimeSpan.FromSeconds(1 + (4 * random.NextDouble())), [.. Bench("killed"), .. shared], fromStart: true))
        {
            kills++;
        }

        var last = await ProofRepairProgram.RunAsync(_folder.FullName, null, [.. Bench("killed"), .. shared]);

        Assert.True(kills > 0, "nothing was killed: the suite is too small for this machine");
        Assert.Equal(Summary(whole), Summary(last));
        Assert.Equal(Lines("whole"), Lines("killed"));
        Assert.EndsWith(" 50", Summary(last));
    }

    [Fact]
    public async Task A_run_whose_budget_is_used_up_goes_on_with_a_larger_one()
    {
        await WriteSuiteAsync(problems: 6);
        string[] Bounded(int samples) => [.. Bench("out"), "--strategy", "round-robin", "--budget", $"samples={samples}"];

        var first = await ProofRepairProgram.RunAsync(_folder.FullName, null, Bounded(4));
        var second = await ProofRepairProgram.RunAsync(_folder.FullName, null, Bounded(9));

        Assert.EndsWith(" 4", Summary(first));
        Assert.EndsWith(" 9", Summary(second));
        Assert.Contains("samples=9", await File.ReadAllTextAsync(PathOf("out/summary.md"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("--strategy adaptive", "there is none")]
    [InlineData("--strategy best", "There is no strategy `best`")]
    [InlineData("--budget money=5", "needs --prices")]
    [InlineData("--budget hours=5", "There is no limit `hours`")]
    public async Task What_cannot_be_shared_out_is_said_before_anything_is_run(string options, string sentence)
    {
        await WriteSuiteAsync(problems: 1);

        var answer = await ProofRepairProgram.RunAsync(_folder.FullName, null, [.. Bench("out"), .. options.Split(' ')]);

        Assert.NotEqual(0, answer.ExitCode);
        Assert.Contains(sentence, answer.Errors.ReplaceLineEndings(" "));
        Assert.False(Directory.Exists(PathOf("out")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("--store elsewhere.db")]
    public async Task A_report_shows_the_attempts_that_a_run_kept_and_what_Lean_said_of_them(string store)
    {
        await WriteSuiteAsync(problems: 2);
        var stored = store.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        await ProofRepairProgram.RunAsync(_folder.FullName, null, [.. Bench("out"), .. stored]);

        var answer = await ProofRepairProgram.RunAsync(_folder.FullName, null, ["report", "out", "--json", "r.json", .. stored]);

        Assert.True(answer.ExitCode == 0, answer.Errors);
        var problems = JsonDocument.Parse(await File.ReadAllTextAsync(PathOf("r.json"), TestContext.Current.CancellationToken)).RootElement.GetProperty("runs")[0].GetProperty("problems");
        foreach (var problem in problems.EnumerateArray())
        {
            var attempt = Assert.Single(problem.GetProperty("attempts").EnumerateArray());
            Assert.Contains("nonsense0", attempt.GetProperty("body").GetString());
            Assert.Contains(attempt.GetProperty("messages").EnumerateArray(), m => m.GetProperty("text").GetString() == "no such tactic");
        }
    }

    [Fact]
    public async Task A_folder_with_another_run_is_left_alone()
    {
        await WriteSuiteAsync(problems: 1);
        await ProofRepairProgram.RunAsync(_folder.FullName, null, Bench("out"));
        var results = await File.ReadAllTextAsync(PathOf("out/results.jsonl"), TestContext.Current.CancellationToken);

        var other = await ProofRepairProgram.RunAsync(_folder.FullName, null, [.. Bench("out"), "--heartbeats", "1234"]);

        Assert.Equal(2, other.ExitCode);
        Assert.Contains("holds another run", other.Errors.ReplaceLineEndings(" "));
        Assert.Equal(results, await File.ReadAllTextAsync(PathOf("out/results.jsonl"), TestContext.Current.CancellationToken));
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private static string[] Bench(string output) =>
        ["bench", "s.jsonl", "--port", "none", "--lean", s_fakeLean, "--sandbox", "off", "--sampler", "replay:r.jsonl", "--samples", "1", "--rounds", "1", "--learnt", "none", "--jobs", "1", "--json", "--out", output];

    private async Task WriteSuiteAsync(int problems = Problems)
    {
        await File.WriteAllLinesAsync(PathOf("s.jsonl"), Enumerable.Range(0, problems).Select(i => JsonSerializer.Serialize(
            new { name = $"p{i}", split = "test", header = "", formal_statement = $"theorem p{i} :\n--! wait 20\n  {i} = {i}" })), TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(PathOf("r.jsonl"), Enumerable.Range(0, problems * SamplesOfEach).Select(i => (Sample: i % SamplesOfEach, Name: i / SamplesOfEach)).Select(i => JsonSerializer.Serialize(
            new { name = $"p{i.Name}", proof = $"theorem p{i.Name} :\n--! wait 20\n  {i.Name} = {i.Name} := by\n  nonsense{i.Sample}\n--! error no such tactic\n  more\n" })), TestContext.Current.CancellationToken);
    }

    /// <summary>Without what takes time, in the order of names: a kill may change who ends first.</summary>
    private string[] Lines(string output) =>
        [.. File.ReadLines(PathOf($"{output}/results.jsonl")).Select(l => JsonDocument.Parse(l).RootElement).Select(e => $"{e.GetProperty("name")} {e.GetProperty("status")} {e.GetProperty("samples")}").Order(StringComparer.Ordinal)];

    private static string Summary(ProofRepairProgram.Answer answer)
    {
        var summary = JsonDocument.Parse(answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]).RootElement;
        return $"{summary.GetProperty("problems")} {summary.GetProperty("ported")} {summary.GetProperty("proved")} {summary.GetProperty("samples")}";
    }
}

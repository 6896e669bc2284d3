using System.Text.Json;

namespace ProofRepair.Cli.Tests;

/// <summary>With a scripted Lean that takes its time, so that there are many moments at which to be killed.</summary>
public sealed class ResumedRunSpecs : IDisposable
{
    private const int Problems = 30;
    private const int MostKills = 12;

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
        await File.WriteAllLinesAsync(PathOf("r.jsonl"), Enumerable.Range(0, problems).Select(i => JsonSerializer.Serialize(
            new { name = $"p{i}", proof = $"theorem p{i} :\n--! wait 20\n  {i} = {i} := by\n  nonsense\n--! error no such tactic\n  more\n" })), TestContext.Current.CancellationToken);
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

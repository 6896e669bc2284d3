namespace ProofRepair.Cli.Tests;

public sealed class ReportCommandSpecs : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("proofrepair-report-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Two_folders_of_bench_become_a_page_JSON_CSV_and_proofs()
    {
        Write("a/results.jsonl", Line("p", "proved", "by trivial") + Line("q", "unproved", null));
        Write("b/results.jsonl", Line("p", "unproved", null) + Line("q", "unproved", null));
        Write("suite.jsonl", """{"name":"p","split":"test","header":"","formal_statement":"theorem p : True"}""" + "\n");

        var answer = await RunAsync("report", "a", "b", "--out", "made/r.html", "--json", "r.json", "--csv", "r.csv", "--proofs", "proofs", "--suite", "suite.jsonl");

        Assert.Equal((0, ""), (answer.ExitCode, answer.Output));
        Assert.Contains("made/r.html", answer.Errors);
        Assert.Contains("<h2 id=\"comparison\">", Read("made/r.html"));
        Assert.StartsWith("{\"format\":1", Read("r.json"));
        Assert.Equal(5, Read("r.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal("theorem p : True := by trivial\n", Read("proofs/1-a/test_p.lean"));
    }

    [Theory]
    [InlineData("Nothing would be written", "a")]
    [InlineData("There is no folder `nowhere`", "a", "nowhere", "--out", "r.html")]
    [InlineData("given twice", "a", "a/", "--out", "r.html")]
    [InlineData("no suite can be read", "a", "--out", "r.html", "--suite", "nowhere")]
    [InlineData("cannot be written", "a", "--out", "a")]
    public async Task What_cannot_be_done_is_told_in_one_line_and_nothing_is_written(string said, params string[] arguments)
    {
        Write("a/results.jsonl", Line("p", "proved", "by trivial"));

        var answer = await RunAsync(["report", .. arguments]);

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(said, Assert.Single(answer.Errors.TrimEnd().Split('\n')));
        Assert.False(File.Exists(Path.Combine(_folder.FullName, "r.html")));
    }

    private static string Line(string name, string status, string? body) => System.Text.Json.JsonSerializer.Serialize(
        new { @event = "problem", name, split = "test", status, raw_proved = false, raw_meanings_proved = false, samples = 1, candidates = 2, lean_seconds = 1.5, body, open = Array.Empty<string>() }) + "\n";

    private Task<ProofRepairProgram.Answer> RunAsync(params string[] arguments) => ProofRepairProgram.RunAsync(_folder.FullName, null, arguments);

    private string Read(string name) => File.ReadAllText(Path.Combine(_folder.FullName, name));

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}

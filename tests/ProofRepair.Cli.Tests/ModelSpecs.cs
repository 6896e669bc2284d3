using System.Text.Json;
using ProofRepair.Cli.Commands;

namespace ProofRepair.Cli.Tests;

/// <summary>The program with a scripted model server and a scripted Lean.</summary>
public sealed class ModelSpecs : IDisposable
{
    private const string Secret = "sk-very-secret-0123456789";
    private const string Words = "Every number is itself, as everybody knows.";

    private static readonly string s_fakeLean = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "ProofRepair.FakeLean.exe" : "ProofRepair.FakeLean");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("proofrepair-models-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Prompts_are_in_the_log_by_their_hash_and_the_key_is_nowhere()
    {
        await using var server = await FakeModelServer.StartAsync("""{"kind":"status","status":503,"echoKey":true}""", """{"kind":"status","status":401,"echoKey":true}""");

        var answer = await BenchAsync(server, "--log", PathOf("log.txt"));

        Assert.Contains("refuses the key", await File.ReadAllTextAsync(PathOf("log.txt"), TestContext.Current.CancellationToken));
        Assert.Matches("prompt \"?[0-9a-f]{64}", await File.ReadAllTextAsync(PathOf("log.txt"), TestContext.Current.CancellationToken));
        Assert.Equal("Bearer " + Secret, server.Requests[0]["authorization"]!.GetValue<string>());
        Assert.DoesNotContain(Secret, answer.Output + answer.Errors);
        Assert.All(_folder.EnumerateFiles("*", SearchOption.AllDirectories), f => Assert.DoesNotContain(Secret, File.ReadAllText(f.FullName)));
    }

    [Theory]
    [InlineData("on", true)]
    [InlineData("off", false)]
    public async Task The_problem_in_words_is_told_to_the_model_or_not(string informal, bool isTold)
    {
        await using var server = await FakeModelServer.StartAsync("""{"kind":"ok","text":"```lean4\ntheorem p :\n  1 = 1 := by\n  nonsense\n--! error no such tactic\n```"}""");

        await BenchAsync(server, "--informal", informal);

        Assert.NotEmpty(server.Bodies);
        Assert.All(server.Bodies, b => Assert.Equal(isTold, b["messages"]![0]!["content"]!.GetValue<string>().Contains(Words, StringComparison.Ordinal)));
    }

    [Fact]
    public void Words_and_choice_of_model_make_another_run_and_limits_do_not()
    {
        var plain = Identity("--sampler", "openai:m@http://h/v1");
        Assert.Contains(("informal", "on"), plain);
        Assert.NotEqual(plain, Identity("--sampler", "openai:m@http://h/v1", "--informal", "off"));
        Assert.NotEqual(plain, Identity("--sampler", "openai:m@http://h/v1", "--model-choice", "bandit"));
        Assert.NotEqual(plain, Identity("--sampler", "openai:m@http://h/v1?seed=4"));
        Assert.Equal(plain, Identity("--sampler", "openai:m@http://h/v1?rpm=60&tpm=1000&concurrency=2"));
    }

    private static IEnumerable<(string Name, string Value)> Identity(params string[] options) => [.. OptionValues.Of(BenchCommand.Create().Parse(["s.jsonl", .. options]))];

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private async Task<ProofRepairProgram.Answer> BenchAsync(FakeModelServer server, params string[] more)
    {
        await File.WriteAllTextAsync(
            PathOf("s.jsonl"), JsonSerializer.Serialize(new { name = "p", split = "test", header = "", formal_statement = "theorem p :\n  1 = 1", informal_statement = Words }), TestContext.Current.CancellationToken);
        return await ProofRepairProgram.RunAsync(
            _folder.FullName,
            new Dictionary<string, string> { ["PROOFREPAIR_OPENAI_KEY"] = Secret },
            [
                "bench", "s.jsonl", "--port", "none", "--lean", s_fakeLean, "--sandbox", "off", "--sampler", $"openai:test-model@{server.Endpoint}?retries=1", "--samples", "1", "--rounds", "0",
                "--learnt", "none", "--jobs", "1", "--json", "--out", "out", .. more,
            ]);
    }
}

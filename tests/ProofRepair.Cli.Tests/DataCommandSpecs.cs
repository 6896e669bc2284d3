namespace ProofRepair.Cli.Tests;

public sealed class DataCommandSpecs : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("proofrepair-cli-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_suite_is_added_with_an_account_of_its_rows_and_then_compared_by_name()
    {
        await WriteAsync("published.jsonl", """
            {"name":"a","split":"test","statement":"theorem a : 1 = 1"}
            {"name":"b"}
            """);
        await WriteAsync("proofs.jsonl", """
            {"name":"a","statement":"theorem a :\n  1 = 1","proof":"rfl"}
            {"name":"a","statement":"theorem a : 0 = 0","proof":"rfl"}
            {"name":"a","proof":"rfl"}
            """);

        var added = await RunAsync("data", "add", "mine", "published.jsonl", "--data", "suites");
        Assert.Equal(1, added.ExitCode);
        Assert.Contains("1 problems, sha256 ", added.Output);
        Assert.Contains("no version that is known", added.Output);
        Assert.Contains("line 2: the field `formal_statement`", added.Output);

        var compared = await RunAsync("data", "compare", "mine", "proofs.jsonl", "--data", "suites");
        Assert.Equal(1, compared.ExitCode);
        Assert.Contains("row 2, test/a:", compared.Output);
        Assert.Contains("3 rows: 1 prove the suite's statement, 1 another, 0 are of no problem in it, 1 do not say what they prove.", compared.Output);
    }

    [Fact]
    public async Task What_cannot_be_added_says_why()
    {
        var answer = await RunAsync("data", "add", "../mine", "published.jsonl");

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("no name for a suite", answer.Errors.ReplaceLineEndings(" "));
        Assert.Empty(_folder.EnumerateFileSystemInfos());
    }

    private Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(_folder.FullName, name), text, TestContext.Current.CancellationToken);

    private Task<ProofRepairProgram.Answer> RunAsync(params string[] arguments) => ProofRepairProgram.RunAsync(_folder.FullName, null, arguments);
}

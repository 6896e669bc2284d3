using ProofRepair.Lean.Processes;

namespace ProofRepair.Gate.Tests.Running;

/// <summary>What the command says where there is nothing that it could judge.</summary>
public sealed class CommandSpecs
{
    [Fact]
    public async Task A_folder_that_is_no_repository_is_no_verdict()
    {
        using var folder = new TemporaryFolder("proofrepair-no-repository-");

        var (code, output) = await GateProgram.RunAsync(folder.FullName, "--base", "HEAD", "--lean", "embedded", "--offline");

        Assert.Equal(2, code);
        Assert.Contains("is not in a git repository", output, StringComparison.Ordinal);
        Assert.Contains("Could not decide", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--staged", "--base", "HEAD")]
    [InlineData("nowhere-at-all")]
    [InlineData("--repair-seconds", "0")]
    public async Task What_makes_no_sense_is_said_with_code_2(params string[] arguments)
    {
        using var folder = new TemporaryFolder("proofrepair-no-repository-");

        Assert.Equal(2, (await GateProgram.RunAsync(folder.FullName, [.. arguments, "--lean", "embedded", "--offline"])).Code);
    }
}

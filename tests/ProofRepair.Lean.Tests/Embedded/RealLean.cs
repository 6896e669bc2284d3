using System.Text;
using CliWrap;
using Xunit;

namespace ProofRepair.Lean.Tests.Embedded;

internal sealed record LeanRun(int ExitCode, string Output, string Errors);

/// <summary>Runs the installed embedded Lean as a process with arguments of the test's choice.</summary>
internal static class RealLean
{
    public static async Task<LeanRun> RunAsync(ScratchFolder folder, params string[] arguments)
    {
        var lean = InstalledLean.Require();
        return await StartAsync(lean.FileName, [.. lean.Arguments, .. arguments], lean.Environment.ToDictionary(e => e.Key, e => (string?)e.Value, StringComparer.Ordinal), folder.Path);
    }

    public static async Task<LeanRun> StartAsync(string file, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?> environment, string directory)
    {
        var output = new StringBuilder();
        var errors = new StringBuilder();
        var result = await Cli.Wrap(file).WithArguments(arguments).WithEnvironmentVariables(environment).WithWorkingDirectory(directory)
            .WithValidation(CommandResultValidation.None)
            .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output, Encoding.UTF8))
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(errors, Encoding.UTF8))
            .ExecuteAsync(TestContext.Current.CancellationToken);
        return new LeanRun(result.ExitCode, output.ToString(), errors.ToString());
    }
}

using System.ComponentModel;
using System.Text;
using CliWrap;

namespace ProofRepair.Lean.Toolchains;

/// <summary>What a short run printed, or in <paramref name="Problem"/> why there is nothing.</summary>
internal sealed record ProbeResult(string Output, string? Problem);

/// <summary>Runs a program for a few seconds to see what it is.</summary>
internal sealed class ToolchainProbe(TimeProvider time)
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public async Task<ProbeResult> RunAsync(
        string file,
        IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string?> environment,
        string directory,
        TimeSpan patience,
        CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var output = new StringBuilder();
        var errors = new StringBuilder();
        try
        {
            var result = await Cli.Wrap(file)
                .WithArguments(arguments)
                .WithEnvironmentVariables(environment)
                .WithWorkingDirectory(directory)
                .WithValidation(CommandResultValidation.None)
                .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output, Encoding.UTF8))
                .WithStandardErrorPipe(PipeTarget.ToStringBuilder(errors, Encoding.UTF8))
                .ExecuteAsync(either.Token);
            return result.ExitCode == 0
                ? new(output.ToString(), null)
                : new(output.ToString(), $"it ended with code {result.ExitCode}: {FirstLine(errors.ToString() + output)}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(output.ToString(), $"it gave no answer within {patience.TotalSeconds:0} seconds");
        }
        catch (Exception e) when (e is Win32Exception or IOException or InvalidOperationException)
        {
            return new("", $"it could not be started: {FirstLine(e.Message)}");
        }
    }

    private static string FirstLine(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? "it printed nothing";
}

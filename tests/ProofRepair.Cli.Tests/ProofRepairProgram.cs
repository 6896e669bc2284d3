using System.Diagnostics;
using System.Text;

namespace ProofRepair.Cli.Tests;

/// <summary>The real program as a process of its own.</summary>
internal static class ProofRepairProgram
{
    public sealed record Answer(int ExitCode, string Output, string Errors);

    public static bool HasLean { get; } = RunAsync(Environment.CurrentDirectory, null, "lean", "where", "--lean", "embedded").GetAwaiter().GetResult().ExitCode == 0;

    /// <summary>Ends it as `kill -9` does, some time after it said its first word, unless it has ended by then: whether it had.</summary>
    public static async Task<bool> RunAndKillAsync(string folder, TimeSpan after, string[] arguments, bool fromStart = false)
    {
        using var process = Process.Start(StartInfo(folder, null, arguments))!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        if (!fromStart)
        {
            await process.StandardOutput.ReadLineAsync();
        }

        var output = process.StandardOutput.ReadToEndAsync();
        using var patience = new CancellationTokenSource(after);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync();
            await Task.WhenAll(output, errors);
            return false;
        }

        await Task.WhenAll(output, errors);
        return true;
    }

    public static async Task<Answer> RunAsync(string folder, IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        using var process = Process.Start(StartInfo(folder, environment, arguments))!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Answer(process.ExitCode, await output, await errors);
    }

    public static ProcessStartInfo StartInfo(string folder, IReadOnlyDictionary<string, string>? environment, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "proofrepair.dll"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment.Remove("CI");
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return start;
    }
}

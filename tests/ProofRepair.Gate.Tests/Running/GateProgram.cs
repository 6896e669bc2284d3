using System.Diagnostics;

namespace ProofRepair.Gate.Tests.Running;

/// <summary>The program itself, as a process.</summary>
internal static class GateProgram
{
    public static string Assembly { get; } = Path.Combine(AppContext.BaseDirectory, "proofrepair.dll");

    public static Task<(int Code, string Output)> RunAsync(string directory, params string[] arguments) =>
        StartAsync(directory, "dotnet", [Assembly, "gate", .. arguments], new Dictionary<string, string?>());

    public static async Task<(int Code, string Output)> StartAsync(string directory, string file, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?> environment)
    {
        var start = new ProcessStartInfo(file, arguments) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        foreach (var name in new[] { "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITHUB_BASE_REF", "CI" })
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await errors);
    }
}

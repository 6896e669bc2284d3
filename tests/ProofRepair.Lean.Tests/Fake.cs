using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes;
using ProofRepair.Lean.Toolchains;

namespace ProofRepair.Lean.Tests;

/// <summary>The scripted Lean of tests/ProofRepair.FakeLean, as a toolchain.</summary>
internal static class Fake
{
    public static LeanToolchain Toolchain { get; } = new(
        LeanKind.Native,
        "4.99.0",
        Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "ProofRepair.FakeLean.exe" : "ProofRepair.FakeLean"),
        [],
        ImmutableDictionary<string, string>.Empty);

    public static LeanProcess Process { get; } = new(Toolchain, TimeProvider.System);

    public static CheckLimits Patient { get; } = new(TimeSpan.FromSeconds(100));

    public static CheckLimits Hasty { get; } = new(TimeSpan.FromSeconds(3));

    public static async Task<ImmutableArray<CheckReport>> CheckAsync(CheckLimits limits, params string[] sources)
    {
        var reports = new CheckReport?[sources.Length];
        await new BatchChecker(Process, TimeProvider.System, startAllowance: TimeSpan.FromSeconds(60)).CheckAsync(
            new CheckRequest(new LeanHeader("-- a header"), [.. sources.Select(s => new LeanSource(s))], limits),
            (i, report) =>
            {
                Assert.Null(reports[i]);
                reports[i] = report;
            },
            TestContext.Current.CancellationToken);
        return [.. reports.Select(r => r!)];
    }

    public static async Task<bool> IsGoneAsync(int processId)
    {
        // A killed process may stay as a zombie where nobody reaps it: it runs no more.
        for (var i = 0; i < 200; i++)
        {
            var stat = $"/proc/{processId}/stat";
            try
            {
                if (!File.Exists(stat) || File.ReadAllText(stat).Split(')')[^1].Trim().StartsWith('Z'))
                {
                    return true;
                }
            }
            catch (IOException)
            {
                return true;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        return false;
    }
}

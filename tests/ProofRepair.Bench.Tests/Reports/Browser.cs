using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace ProofRepair.Bench.Tests.Reports;

/// <summary>Headless Chromium by the script that also measures and takes the pictures (benchmarks/report/browser.mjs).</summary>
internal static class Browser
{
    private const int NoChromium = 3;

    /// <summary>What the script saw of the page; the test is skipped where Node or Chromium is absent.</summary>
    public static async Task<JsonElement> MeasureAsync(string page)
    {
        using var process = Started("measure", page);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.SkipWhen(process.ExitCode == NoChromium, "There is no Chromium here (Debian's package is called chromium).");
        Assert.True(process.ExitCode == 0, await errors);
        return JsonDocument.Parse(await output).RootElement;
    }

    private static Process Started(params string[] arguments)
    {
        var script = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../../benchmarks/report/browser.mjs"));
        try
        {
            return Process.Start(new ProcessStartInfo("node", [script, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("There is no Node here.");
            throw;
        }
    }

    private static string Here([CallerFilePath] string file = "") => file;
}

using System.Diagnostics;
using ProofRepair.Verify.Olean;
using Xunit;

namespace ProofRepair.Verify.Tests.Olean;

/// <summary>
/// The samples of the folder Lean, compiled once for all tests by the command in PROOFREPAIR_TEST_LEAN (called with `-o X.olean X.lean`).
/// </summary>
public sealed class CompiledSamples : IAsyncLifetime
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"proofrepair-olean-{Guid.NewGuid():N}");
    private readonly string? _lean = Environment.GetEnvironmentVariable("PROOFREPAIR_TEST_LEAN");
    private readonly Dictionary<string, OleanModule> _modules = [];

    public async ValueTask InitializeAsync()
    {
        if (string.IsNullOrEmpty(_lean))
            return;
        Directory.CreateDirectory(_folder);
        var samples = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Olean", "Lean"), "*.lean");
        await Task.WhenAll(samples.Select(CompileAsync));
        foreach (var sample in samples.Select(s => Path.GetFileNameWithoutExtension(s)!))
        {
            var read = await OleanFile.ReadAsync(PathOf(sample));
            _modules[sample] = read.Module ?? throw new InvalidOperationException($"{sample}: {read.Failure!.Message}");
        }
    }

    /// <summary>The module, or a skipped test where no Lean was named.</summary>
    public OleanModule Module(string sample)
    {
        Assert.SkipWhen(string.IsNullOrEmpty(_lean), "set PROOFREPAIR_TEST_LEAN to a command that runs Lean to test on files that Lean compiled");
        return _modules[sample];
    }

    public IReadOnlyList<ReadOnlyMemory<byte>> Parts(string sample) =>
        [.. new[] { "", ".server", ".private" }.Select(s => PathOf(sample) + s).Where(File.Exists).Select(f => new ReadOnlyMemory<byte>(File.ReadAllBytes(f)))];

    public ValueTask DisposeAsync()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private string PathOf(string sample) => Path.Combine(_folder, sample + ".olean");

    private async Task CompileAsync(string source)
    {
        var name = Path.GetFileName(source);
        File.Copy(source, Path.Combine(_folder, name));
        using var process = Process.Start(new ProcessStartInfo(_lean!, ["-o", Path.ChangeExtension(name, ".olean"), name])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{name} does not compile: {await output}{await errors}");
    }
}

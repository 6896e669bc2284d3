using System.Diagnostics;
using ProofRepair.Lean.Toolchains;
using ProofRepair.Verify.Olean;
using Xunit;

namespace ProofRepair.Verify.Tests.Olean;

/// <summary>
/// The samples of the folder Lean, compiled once for all tests by the installed embedded Lean.
/// </summary>
public sealed class CompiledSamples : IAsyncLifetime
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"proofrepair-olean-{Guid.NewGuid():N}");
    private readonly LeanToolchain? _lean = InstalledLean.Find();
    private readonly Dictionary<string, OleanModule> _modules = [];

    public async ValueTask InitializeAsync()
    {
        if (_lean is null)
            return;
        Directory.CreateDirectory(_folder);
        var samples = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Olean", "Lean"), "*.lean");
        // Two at a time: each is a process of its own, with a heap of its own.
        await Parallel.ForEachAsync(samples, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (sample, _) => await CompileAsync(sample));
        foreach (var sample in samples.Select(s => Path.GetFileNameWithoutExtension(s)!))
        {
            var read = await OleanFile.ReadAsync(PathOf(sample));
            _modules[sample] = read.Module ?? throw new InvalidOperationException($"{sample}: {read.Failure!.Message}");
        }
    }

    /// <summary>The module, or a skipped test where no Lean was named.</summary>
    public OleanModule Module(string sample)
    {
        Assert.SkipWhen(_lean is null, "the embedded Lean is not installed here: proofrepair lean install");
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
        var start = new ProcessStartInfo(_lean!.FileName, [.. _lean.Arguments, "-o", Path.ChangeExtension(name, ".olean"), name])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (variable, value) in _lean.Environment)
            start.Environment[variable] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{name} does not compile: {await output}{await errors}");
    }
}

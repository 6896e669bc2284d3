using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes;
using ProofRepair.Lean.Toolchains;
using ProofRepair.Verify.Olean;

namespace ProofRepair.Bench.CorePort;

/// <summary>Compiles the modules of the core library into a folder, and looks through what came out.</summary>
internal sealed class CoreCompiler(LeanToolchain toolchain, TimeProvider time)
{
    private const long OutputBytes = 1 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Null when all is well, else what went wrong.</summary>
    public async Task<string?> CompileAsync(ImmutableArray<CoreModule> modules, string folder, CancellationToken cancellationToken)
    {
        var process = new LeanProcess(CompiledCoreLibrary.Seeing(toolchain, folder), time);
        foreach (var module in modules)
        {
            if (await CompileAsync(process, module, folder, cancellationToken) is { } problem)
            {
                return $"{module.Name}: {problem}";
            }
        }

        return null;
    }

    private async Task<string?> CompileAsync(LeanProcess process, CoreModule module, string folder, CancellationToken cancellationToken)
    {
        var source = module.PathWith(".lean");
        var compiled = module.PathWith(".olean");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, source))!);
        await File.WriteAllTextAsync(Path.Combine(folder, source), module.Source, cancellationToken);

        string? complaint = null;
        using var stop = new CancellationTokenSource(Patience, time);
        var end = await process.RunAsync(
            new LeanInvocation([.. LeanOptions.Of(toolchain, CheckLimits.Default, null), "-R", ".", "-o", compiled, source], folder, () => OutputBytes),
            line => complaint ??= line.Contains("error", StringComparison.Ordinal) ? line : null,
            stop.Token,
            cancellationToken);
        if (end is not { Reason: EndReason.Exited, ExitCode: 0 })
        {
            return complaint ?? $"Lean ended without an answer ({end.Reason}, code {end.ExitCode}). {end.ErrorTail}".TrimEnd();
        }

        var read = await OleanFile.ReadAsync(Path.Combine(folder, compiled), cancellationToken);
        return read.Module is not { } compiledModule
            ? read.Failure?.Message ?? "the compiled file cannot be read"
            : LibraryAxioms.Objections(compiledModule, cancellationToken) is [var first, ..] ? first : null;
    }
}

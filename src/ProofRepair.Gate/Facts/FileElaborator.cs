using System.Collections.Immutable;
using System.Security.Cryptography;
using ProofRepair.Gate.Settings;
using ProofRepair.Gate.Sources;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes;
using ProofRepair.Lean.Syntax;
using ProofRepair.Lean.Toolchains;
using ProofRepair.Verify.Olean;

namespace ProofRepair.Gate.Facts;

/// <summary>
/// Elaborates one file in a process of its own, closed in like every proof, and reads what it was compiled to without running anything of it.
/// </summary>
internal sealed class FileElaborator(LeanProcess process, LeanSlots slots, GateSettings settings, TimeProvider time)
{
    private const int OutputBytes = 8 << 20;

    // The embedded build looks for parts of compiled macros that nothing declares, unless told so (lean-wasm notes).
    private static readonly ImmutableDictionary<string, string> s_embeddedOptions = ImmutableDictionary<string, string>.Empty.Add("compiler.extract_closed", "false");

    private static readonly string[] s_missingLibrary = ["unknown module prefix", "object file", "unknown package"];

    public string Identity => process.Toolchain.Identity(Options, settings.Heartbeats);

    public LeanToolchain Toolchain => process.Toolchain;

    private ImmutableDictionary<string, string> Options => (process.Toolchain.Kind == LeanKind.Embedded ? s_embeddedOptions : []).SetItems(settings.LeanOptions);

    /// <param name="library">The folder of what it imports of the project.</param>
    /// <param name="output">Where its compiled files are put.</param>
    public async Task<ModuleFacts> RunAsync(LeanSourceFile file, string key, string library, string output, Func<string, ConstantFacts?> imported, CancellationToken cancellationToken)
    {
        var facts = await OnceAsync(file, key, library, output, imported, cancellationToken);
        // A busy machine or a lost process is no word on the file, and the next process may have one.
        return facts.Outcome == ModuleOutcome.Undecided ? await OnceAsync(file, key, library, output, imported, cancellationToken) : facts;
    }

    private async Task<ModuleFacts> OnceAsync(LeanSourceFile file, string key, string library, string output, Func<string, ConstantFacts?> imported, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder("proofrepair-gate-");
        var source = Path.Combine(folder.FullName, file.ModulePath);
        var compiled = CompiledParts.PathOf(folder.FullName, file.ModulePath);
        Directory.CreateDirectory(Path.GetDirectoryName(source)!);
        var sentinel = $"read to its end {RandomNumberGenerator.GetHexString(20, lowercase: true)}";
        await File.WriteAllTextAsync(source, $"{file.Text}\n#print \"{sentinel}\"\n", cancellationToken);

        var messages = ImmutableArray.CreateBuilder<LeanMessage>();
        var isWhole = false;
        var limits = new CheckLimits(TimeSpan.FromSeconds(settings.SecondsPerFile), settings.Heartbeats, OutputBytes: OutputBytes);
        var end = await StartAsync(file, folder.FullName, compiled, library, limits, Take, cancellationToken);
        if (end is not { Reason: EndReason.Exited, ExitCode: 0 or 1 } || (end.ExitCode == 1 && !messages.Any(m => m.IsError)))
        {
            return ModuleFacts.Undecided(file.Module, key, LeanExit.Explain(end, process.Toolchain.Kind, limits).Detail);
        }

        if (messages.FirstOrDefault(m => m.IsError && s_missingLibrary.Any(p => m.Text.StartsWith(p, StringComparison.Ordinal))) is { } missing)
        {
            return ModuleFacts.Undecided(file.Module, key, $"this Lean does not have what it imports: {missing.Text.Split('\n')[0]}");
        }

        if (end.ExitCode == 1 || messages.Any(m => m.IsError))
        {
            return new ModuleFacts(file.Module, key, ModuleOutcome.Errors, null, messages.ToImmutable(), false, [], ImmutableDictionary<string, int>.Empty);
        }

        var read = await OleanFile.ReadAsync(compiled, cancellationToken);
        if (read.Module is not { } module || !module.HoldsProofs)
        {
            return ModuleFacts.Undecided(file.Module, key, read.Failure?.Message ?? "the compiled file holds no proofs");
        }

        CompiledParts.Copy(compiled, output);
        return new ModuleFacts(
            file.Module,
            key,
            ModuleOutcome.Compiled,
            null,
            messages.ToImmutable(),
            !isWhole,
            ConstantFactsReader.Read(module, imported, cancellationToken),
            ModuleInventory.NotableOf(module).ToImmutableDictionary(e => e.Extension.ToString(), e => e.Count, StringComparer.Ordinal));

        void Take(string line)
        {
            if (LeanMessageJson.TryParse(line) is not { } message)
            {
                return;
            }

            if (message.Severity == LeanSeverity.Information)
            {
                isWhole |= message.Text == sentinel;
            }
            else if (message.IsError || message.IsSorry)
            {
                messages.Add(message);
            }
        }
    }

    private async Task<ProcessEnd> StartAsync(
        LeanSourceFile file, string folder, string compiled, string library, CheckLimits limits, Action<string> onLine, CancellationToken cancellationToken)
    {
        using var slot = await slots.TakeAsync(cancellationToken);
        using var stop = new CancellationTokenSource(limits.WallTime, time);
        return await process.For(process.Toolchain.Seen(library)).RunAsync(
            new LeanInvocation(
                [.. Lean.Checking.LeanOptions.Of(process.Toolchain, limits, Options), "--json", "-R", ".", "-o", Path.GetRelativePath(folder, compiled), file.ModulePath],
                folder,
                () => OutputBytes,
                limits.MemoryBytes),
            onLine,
            stop.Token,
            cancellationToken);
    }
}

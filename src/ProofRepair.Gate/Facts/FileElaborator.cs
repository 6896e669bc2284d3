using System.Collections.Immutable;
using ProofRepair.Gate.Facts.Batches;
using ProofRepair.Gate.Git;
using ProofRepair.Gate.Settings;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes;
using ProofRepair.Lean.Toolchains;

namespace ProofRepair.Gate.Facts;

/// <summary>
/// Elaborates files in processes that are closed in like every proof's, and reads what they were compiled to without running anything of it.
/// </summary>
/// <param name="libraries">What decides which libraries a native Lean sees.</param>
internal sealed class FileElaborator(LeanProcess process, LeanSlots slots, GateSettings settings, TimeProvider time, string libraries = "")
{
    private const int OutputBytes = 8 << 20;

    // The embedded build looks for parts of compiled macros that nothing declares, unless told so (lean-wasm notes).
    private static readonly ImmutableDictionary<string, string> s_embeddedOptions = ImmutableDictionary<string, string>.Empty.Add("compiler.extract_closed", "false");

    public string Identity => $"{process.Toolchain.Identity(Options, settings.Heartbeats)}\n{libraries}";

    public LeanToolchain Toolchain => process.Toolchain;

    /// <summary>Whether several files in one process cost less than one process each. A native Lean starts fast, and has a project's plugins.</summary>
    public bool CanBatch => process.Toolchain.Kind == LeanKind.Embedded;

    private ImmutableDictionary<string, string> Options => (process.Toolchain.Kind == LeanKind.Embedded ? s_embeddedOptions : []).SetItems(settings.LeanOptions);

    /// <param name="begin">Asked again for a second try.</param>
    /// <param name="library">The folder of what it imports of the project.</param>
    /// <param name="output">Where its compiled files are put.</param>
    public async Task<ModuleFacts> RunAsync(Func<Elaboration> begin, string library, string output, CancellationToken cancellationToken)
    {
        var facts = await OnceAsync(begin(), library, output, cancellationToken);
        // A busy machine or a lost process is no word on the file, and the next process may have one.
        return facts.Outcome == ModuleOutcome.Undecided ? await OnceAsync(begin(), library, output, cancellationToken) : facts;
    }

    /// <summary>Several files in one process, each with the library that it imports from first; null for those without an answer.</summary>
    public async Task<ImmutableArray<ModuleFacts?>> RunBatchAsync(IReadOnlyList<(Elaboration Elaboration, string Library, string Output)> files, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder("proofrepair-gate-");
        var (text, lines) = BatchFile.Compose([.. files.Select(f => (f.Elaboration.File, f.Elaboration.Text, f.Library))]);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, BatchFile.Name), text, cancellationToken);
        var outputs = files.Select((_, i) => Path.Combine($"{i}", BatchFile.OutputName)).ToList();
        foreach (var output in outputs)
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, Path.GetDirectoryName(output)!));
        }

        var answered = new bool[files.Count];
        var folders = files.Select(f => f.Library).Distinct(StringComparer.Ordinal).ToList();
        // Of several outputs Lean takes the last for its own.
        var end = await StartAsync(
            [.. outputs.SelectMany(o => new[] { "-o", o }), "-o", "batch.olean", BatchFile.Name], folder.FullName, string.Join(Path.PathSeparator, folders), files.Count, Take, cancellationToken);
        if (end is not { Reason: EndReason.Exited, ExitCode: 0 })
        {
            return [.. files.Select(_ => (ModuleFacts?)null)];
        }

        var facts = new List<ModuleFacts?>();
        for (var i = 0; i < files.Count; i++)
        {
            var found = answered[i] ? await files[i].Elaboration.FactsAsync(Path.Combine(folder.FullName, outputs[i]), files[i].Output, cancellationToken) : null;
            facts.Add(found?.Outcome == ModuleOutcome.Undecided ? null : found);
        }

        return [.. facts];

        void Take(string line)
        {
            // All that was printed while a file was elaborated is one message at that file's command.
            if (LeanMessageJson.TryParse(line) is { Severity: LeanSeverity.Information } message && lines.ToList().IndexOf(message.Start.Line) is >= 0 and var i)
            {
                answered[i] = true;
                foreach (var inner in message.Text.Split('\n'))
                {
                    files[i].Elaboration.Take(WithoutFolders(inner, folder.FullName, folders));
                }
            }
        }
    }

    private async Task<ModuleFacts> OnceAsync(Elaboration elaboration, string library, string output, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder("proofrepair-gate-");
        var source = TreePath.Below(folder.FullName, elaboration.File.ModulePath);
        var compiled = CompiledParts.PathOf(folder.FullName, elaboration.File.ModulePath);
        Directory.CreateDirectory(Path.GetDirectoryName(source)!);
        await File.WriteAllTextAsync(source, elaboration.Text, cancellationToken);
        var end = await StartAsync(
            ["-R", ".", "-o", Path.GetRelativePath(folder.FullName, compiled), elaboration.File.ModulePath], folder.FullName, library, 1, line => elaboration.Take(WithoutFolders(line, folder.FullName, [library])), cancellationToken);
        return end is { Reason: EndReason.Exited, ExitCode: 0 } || (end is { Reason: EndReason.Exited, ExitCode: 1 } && elaboration.HasErrors)
            ? await elaboration.FactsAsync(compiled, output, cancellationToken)
            : elaboration.Undecided(LeanExit.Explain(end, process.Toolchain.Kind, Limits(1)).Detail);
    }

    /// <summary>The folders are others in each run, and the same history must give the same report.</summary>
    private static string WithoutFolders(string line, string folder, IEnumerable<string> imported) =>
        imported.Append(folder).SelectMany(f => new[] { f, f.Replace("\\", @"\\", StringComparison.Ordinal), f.Replace('\\', '/') }).Aggregate(line, (l, f) => l.Replace(f, ".", StringComparison.Ordinal));

    private CheckLimits Limits(int files) => new(TimeSpan.FromSeconds(settings.SecondsPerFile * files), settings.Heartbeats, OutputBytes: OutputBytes * files);

    private async Task<ProcessEnd> StartAsync(IEnumerable<string> arguments, string folder, string library, int files, Action<string> onLine, CancellationToken cancellationToken)
    {
        var limits = Limits(files);
        using var slot = await slots.TakeAsync(cancellationToken);
        using var stop = new CancellationTokenSource(limits.WallTime, time);
        return await process.For(process.Toolchain.Seen(library)).RunAsync(
            new LeanInvocation([.. Lean.Checking.LeanOptions.Of(process.Toolchain, limits, Options), "--json", .. arguments], folder, () => limits.OutputBytes, limits.MemoryBytes),
            onLine,
            stop.Token,
            cancellationToken);
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using ProofRepair.Ablation.Answers;
using ProofRepair.Ablation.Arms;
using ProofRepair.Ablation.Unchanged;
using ProofRepair.Bench.CorePort;
using ProofRepair.Bench.Running;
using ProofRepair.Bench.Suites;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Embedded;
using ProofRepair.Lean.Processes;
using ProofRepair.Lean.Warm;
using ProofRepair.Pipeline;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Sampling.Replay;
using ProofRepair.Verify;

namespace ProofRepair.Ablation;

/// <summary>From the files to the table. Runs on the embedded Lean, on core ports of the suite's statements.</summary>
internal static class AblationCommand
{
    public static Task<int> RunAsync(AblationOptions options, CancellationToken cancellationToken) => WithLeanAsync(
        options,
        async bench =>
        {
            var observations = await new AblationRun(bench.Lean, bench.Verifier, options, Say).RunAsync(bench.Problems, AllArms.Of(options.Arms), cancellationToken);
            var table = $"""
                {AblationTable.Of(observations, AllArms.Raw, AllArms.Apollo, AllArms.SolveStatement)}
                Every arm: {options.Limits.Heartbeats} heartbeats and {options.Limits.CancelAfter?.TotalSeconds:0.#} s for a candidate (twice both for several solvers' tactics in one candidate), half of the samples at first, {options.RepairedAttempts} failures repaired at a time, the first {options.Tries} tries of {options.Model ?? "each model, mixed"}.
                {bench.Account()}
                {Faults(observations)}

                """;
            Console.WriteLine(table);
            if (options.Output is { } output)
            {
                Directory.CreateDirectory(output);
                await File.WriteAllTextAsync(Path.Combine(output, "table.md"), table, cancellationToken);
                await File.WriteAllLinesAsync(Path.Combine(output, "observations.csv"), Rows(observations), cancellationToken);
            }

            return 0;
        },
        cancellationToken);

    /// <summary>Whether recorded proofs that compile stay as they are.</summary>
    public static Task<int> UnchangedAsync(AblationOptions options, CancellationToken cancellationToken) => WithLeanAsync(
        options,
        async bench =>
        {
            using var recording = await ReplaySampler.OpenAsync("replay", options.Recording, options.Model, seed: null, cancellationToken);
            var changes = await ExtractionChanges.MeasureAsync(bench.Problems, recording, bench.Lean, options.Limits, Say, cancellationToken);
            var touched = changes.Compiling.Where(c => !c.IsOnlyCut).ToImmutableArray();
            foreach (var proof in touched)
            {
                Console.WriteLine($"--- {proof.Problem}, as recorded:\n{proof.Recorded}\n--- as it is made{(proof.StillCompiles ? "" : ", which does not compile")}:\n{proof.Made}\n");
            }

            Console.WriteLine($"""
                {changes.Proofs} different recorded proofs of {bench.Problems.Length} problems: {changes.Proofs - changes.Changed} go to Lean byte for byte.
                Of the {changes.Changed} others {changes.Compiling.Length} compile as they were recorded: of {changes.Compiling.Length - touched.Length} only further declarations behind the proof are cut, {touched.Length} are other text, {changes.Compiling.Count(c => c.StillCompiles)} still compile. Of {changes.Undecided} Lean met a limit.
                """);
            return touched.IsEmpty ? 0 : 1;
        },
        cancellationToken);

    private sealed record Prepared(ImmutableArray<Problem> Problems, ILeanChecker Lean, IProofVerifier Verifier, Func<string> Account);

    private static async Task<int> WithLeanAsync(AblationOptions options, Func<Prepared, Task<int>> run, CancellationToken cancellationToken)
    {
        var embedded = new EmbeddedLean(EmbeddedPaths.FromEnvironment(Environment.GetEnvironmentVariable), TimeProvider.System, NullLogger<EmbeddedLean>.Instance);
        if (embedded.Find() is not { } lean)
        {
            await Console.Error.WriteLineAsync("The embedded Lean is not installed: dotnet run --project src/ProofRepair.Cli -- lean install");
            return 2;
        }

        if (await SuiteLoader.LoadAsync(options.Suite, null, cancellationToken) is not SuiteLoad.Loaded { Suite: var suite } || !File.Exists(options.Recording))
        {
            await Console.Error.WriteLineAsync($"{options.Suite} or {options.Recording} cannot be read.");
            return 2;
        }

        var core = await CompiledCoreLibrary.EnsureAsync(lean, embedded.LibrariesPlace, () => Say("Compiling the core library…"), TimeProvider.System, cancellationToken);
        var problems = await ProblemsAsync(suite.OnlySplit(options.Split), core.Library, options, cancellationToken);
        Say($"{problems.Length} ported problems have samples.");
        var process = new LeanProcess(core.Library?.Toolchain ?? lean, TimeProvider.System);
        using var slots = new LeanSlots(options.Jobs);
        await using var pool = new LeanPool(new BatchChecker(process, TimeProvider.System), slots, new LeanPoolOptions(), TimeProvider.System);
        var file = options.Answers ?? Path.Combine(Path.GetDirectoryName(embedded.LibrariesPlace)!, "ablation-answers.db");
        using var answers = AnswerFile.Open(file, $"{lean.Version} {Path.GetFileName(core.Library?.Place)}");
        var warm = Enumerable.Range(0, options.Jobs)
            .Select(_ => new WarmPool(process, new WarmPoolOptions(options.Limits, []), TimeProvider.System, NullLogger<WarmPool>.Instance))
            .ToImmutableArray();
        await using var search = new WarmSearch(warm, pool, []);
        var remembered = new RememberedAnswers(search, answers);
        var verifier = new SampledVerdicts(new RememberedVerdicts(new ProofVerifier(process, slots, TimeProvider.System), answers), options.VerifyOneIn);
        var started = TimeProvider.System.GetTimestamp();
        var code = await run(new Prepared(problems, remembered, verifier, Account));
        Say(Account());
        return code;

        string Account() =>
            $"{remembered.Asked} questions went to Lean in this run ({remembered.Time.TotalSeconds:0} s of its own time, {pool.Usage.Seconds:0} s of processes for what warm workers could not answer), {remembered.Remembered} more were answered in runs before ({remembered.RememberedTime.TotalSeconds:0} s of it then); {TimeProvider.System.GetElapsedTime(started).TotalMinutes:0.0} minutes in all. {verifier.Summary}.";
    }

    private static async Task<ImmutableArray<Problem>> ProblemsAsync(Suite suite, CompiledCoreLibrary? core, AblationOptions options, CancellationToken cancellationToken)
    {
        using var recording = await Recording.OpenAsync(options.Recording, options.Model, cancellationToken, options.Tries);
        var recorded = recording.Names.ToHashSet(StringComparer.Ordinal);
        var problems = SuiteProblems.Prepare(suite, port: true, core)
            .Select(p => p.Problem)
            .OfType<Problem>()
            .Where(p => recorded.Contains(p.Name) || (p.DeclaredName is { } declared && recorded.Contains(declared)));

        // In the order of a hash: the first few are a sample of them all, and of every larger few.
        return [.. problems.OrderBy(p => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(p.Name))), StringComparer.Ordinal).Take(options.Limit ?? int.MaxValue)];
    }

    private static IEnumerable<string> Rows(ImmutableArray<Observation> observations) =>
        observations
            .Select(o => string.Create(
                CultureInfo.InvariantCulture,
                $"{o.Arm.Replace(',', ' ')},{o.Count},{o.Order},{o.Problem},{o.Outcome.StatementAccepted},{o.Outcome.Proved},{o.Outcome.Samples},{o.Outcome.Candidates},{o.Outcome.LeanTime.TotalSeconds:0.00},{Cell(o.Outcome.Detail)},{Cell(o.Outcome.Fault)}"))
            .Prepend("arm,k,order,problem,accepted,proved,samples,candidates,lean_seconds,detail,fault");

    private static string? Cell(string? text) => text?.Replace(',', ';').ReplaceLineEndings(" ");

    /// <summary>Of each arm by itself: where APOLLO's code would have thrown is no fault of this program.</summary>
    private static string Faults(ImmutableArray<Observation> observations)
    {
        var faults = observations.Where(o => o.Outcome.Fault is not null).ToLookup(o => o.Arm == AllArms.Apollo);
        return $"""
            {(faults[false].Any() ? $"{faults[false].Count()} runs met a fault of this program: {Listed(faults[false])}." : "No fault of this program.")}
            {(faults[true].Any() ? $"In {faults[true].Count()} unproved runs of {AllArms.Apollo} its code would have thrown: {Listed(faults[true])}." : "")}
            """.TrimEnd();
    }

    private static string Listed(IEnumerable<Observation> faults) =>
        string.Join(", ", faults.GroupBy(f => f.Outcome.Fault).OrderByDescending(g => g.Count()).Select(g => $"{g.Key} ({g.Count()}: {string.Join(", ", g.Select(f => f.Problem).Distinct().Take(5))})"));

    private static void Say(string line) => Console.Error.WriteLine(line);
}

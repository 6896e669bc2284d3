using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes;
using ProofRepair.Lean.Syntax;
using ProofRepair.Verify.Olean;

namespace ProofRepair.Verify.OutsideCheckers;

/// <summary>
/// Lake's own judge (<c>lake comparator</c> from Lean 4.35, <c>lake challenge</c> shortly before; src/lake/Lake/CLI/Check.lean): it builds statement
/// and proof in its own sandbox, compares what the statement rests on, and gives the export to the kernel. Its sandbox hides all but the package
/// that it judges, so a proof that needs a project's libraries cannot be brought before it from outside of that project. Never run here with
/// the real one.
/// </summary>
internal sealed class LakeComparator(LeanProcess process, LeanSlots slots, TimeProvider time) : IOutsideChecker
{
    public const string Name = "lake comparator";

    private const string Config = "judged.json";
    private static readonly ImmutableArray<string> s_commands = ["comparator", "challenge"];
    private static readonly ImmutableArray<string> s_toolchainLibraries = ["Init", "Std", "Lean", "Lake"];

    public async Task<VerdictCheck?> CheckAsync(CompiledProof proof, CancellationToken cancellationToken)
    {
        if (ToolchainPrograms.Find(process.Toolchain, "lake") is not { } program)
        {
            return null;
        }

        // It has a sandbox of its own, which would not start inside of ours.
        var lake = new LeanProcess(process.Toolchain with { FileName = program, Arguments = [] }, time);
        using var package = new TemporaryFolder("proofrepair-comparator-");
        if (await CommandAsync(lake, proof.Request, package.FullName, cancellationToken) is not { } command)
        {
            return null;
        }

        var header = proof.Request.Header.Text;
        if (proof.Theorem is null || PinnedLead.Of(proof.Request.Lead) is not { Name: not null })
        {
            return new(Name, CheckResult.NotChecked, "the statement has no name that it could be asked for");
        }

        if (ImportBlock.Names(header) is not { } imports || imports.FirstOrDefault(i => !s_toolchainLibraries.Contains(i.Split('.')[0])) is { } foreign)
        {
            return new(Name, CheckResult.NotChecked, "the header imports more than the toolchain's own libraries, which its sandbox hides");
        }

        await WriteAsync(package.FullName, proof, cancellationToken);
        var run = await OutsideRun.Of(lake, slots, proof.Request, package.FullName, [command, "--config", Config], cancellationToken);
        return run.ExitCode switch
        {
            0 => new(Name, CheckResult.Passed, "Lake built statement and proof apart, and found the one to be proved by the other"),
            // "Reports a failure to even start, which is distinct from a judgment."
            2 => new(Name, CheckResult.NotChecked, $"it could not run: {run.LastWord}"),
            // A build or an export that failed, which says nothing of the proof.
            1 when run.LastWord.Contains("Child exited", StringComparison.Ordinal) => new(Name, CheckResult.NoAnswer, run.LastWord),
            { } => new(Name, CheckResult.Failed, run.LastWord),
            null => new(Name, CheckResult.NoAnswer, run.WhyNoAnswer(proof.Request.Limits)),
        };
    }

    /// <summary>What this Lake calls it; null where it has none.</summary>
    private async Task<string?> CommandAsync(LeanProcess lake, VerifyRequest request, string folder, CancellationToken cancellationToken)
    {
        foreach (var command in s_commands)
        {
            var help = await OutsideRun.Of(lake, slots, request, folder, ["help", command], cancellationToken);
            if (help.ExitCode == 0 && help.Lines.Any(l => l.Contains($"lake {command}", StringComparison.Ordinal)))
            {
                return command;
            }
        }

        return null;
    }

    private async Task WriteAsync(string package, CompiledProof proof, CancellationToken cancellationToken)
    {
        var request = proof.Request;
        var options = LeanOptions.Of(process.Toolchain, request.Limits, request.Options).Select(o => JsonSerializer.Serialize(o, ComparatorJson.Default.String));
        string Library(string name) => $"\n[[lean_lib]]\nname = \"{name}\"\nmoreLeanArgs = [{string.Join(", ", options)}]\n";
        (string File, string Text)[] files =
        [
            ("lakefile.toml", $"name = \"judged\"\n{Library("Challenge")}{Library("Solution")}"),
            ("lake-manifest.json", """{"version": "1.1.0", "packagesDir": ".lake/packages", "packages": [], "name": "judged", "lakeDir": ".lake"}"""),
            ("Challenge.lean", $"{request.Header.Lines}{request.Lead.TrimEnd()} sorry\n"),
            ("Solution.lean", $"{request.Header.Lines}{request.Lead}{request.Body}\n"),
            (Config, JsonSerializer.Serialize(new ComparatorConfig("Challenge", "Solution", [proof.Theorem!], [.. KnownAxioms.Allowed.Select(a => a.ToString())]), ComparatorJson.Default.ComparatorConfig)),
        ];
        foreach (var (file, text) in files)
        {
            await File.WriteAllTextAsync(Path.Combine(package, file), text, cancellationToken);
        }
    }
}

internal sealed record ComparatorConfig(string ChallengeModule, string SolutionModule, string[] TheoremNames, string[] PermittedAxioms);

[JsonSerializable(typeof(ComparatorConfig))]
[JsonSerializable(typeof(string))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class ComparatorJson : JsonSerializerContext;

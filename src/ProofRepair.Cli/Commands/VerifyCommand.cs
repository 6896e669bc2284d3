using System.Collections.Immutable;
using System.CommandLine;
using ProofRepair.Cli.Display;
using ProofRepair.Cli.Setup;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Toolchains;
using ProofRepair.Pipeline;
using ProofRepair.Pipeline.Solving.Learning;
using ProofRepair.Sampling;
using ProofRepair.Verify;
using ProofRepair.Verify.Certificates;
using ProofRepair.Verify.OutsideCheckers;
using Spectre.Console;

namespace ProofRepair.Cli.Commands;

/// <summary><c>proofrepair verify FILE --statement FILE</c> and <c>proofrepair verify --certificate FILE</c>.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var file = new Argument<string?>("FILE") { Description = "the .lean file with the proof", Arity = ArgumentArity.ZeroOrOne };
        var statement = new Option<string?>("--statement") { Description = "the .lean file that states the theorem, with `sorry` as its proof; what stands before it counts, and nothing else of FILE does" };
        var theorem = new Option<string?>("--theorem") { Description = "which theorem of --statement, where it has several" };
        var certificate = new Option<string?>("--certificate") { Description = "repeat the verification that this certificate is of, from nothing" };
        var output = new Option<string?>("--out", "-o") { Description = "write a certificate to this file" };
        var checker = new CheckerOption();
        var common = new CommonOptions();
        var command = new Command("verify", "Verify that FILE proves exactly a statement that you trust. Exit code 0: accepted; 1: refused; 2: no answer.")
        {
            file, statement, theorem, certificate, output,
        };
        checker.AddTo(command);
        common.AddTo(command);
        command.SetAction((parsed, ct) => RunAsync(
            new VerifyInput(parsed.GetValue(file), parsed.GetValue(statement), parsed.GetValue(theorem), parsed.GetValue(certificate)), parsed.GetValue(output), checker.Of(parsed), common, parsed, ct));
        return command;
    }

    private static async Task<int> RunAsync(VerifyInput input, string? output, ImmutableArray<CheckerCommand> checkers, CommonOptions common, ParseResult parsed, CancellationToken cancellationToken)
    {
        var (task, problem) = await input.ReadAsync(common.LimitsOf(parsed), common.LeanOptionsOf(parsed), cancellationToken);
        if (task is null)
        {
            Consoles.Errors.MarkupLineInterpolated($"[red]{problem}[/]");
            return ExitCode.CouldNotRun;
        }

        if (output is not null && CannotWrite(output) is { } unwritable)
        {
            Consoles.Errors.MarkupLineInterpolated($"[red]--out {output} cannot be written: {unwritable}[/]");
            return ExitCode.CouldNotRun;
        }

        if (await VerifierAsync(task, common, parsed, cancellationToken) is not { } engine)
        {
            return ExitCode.CouldNotRun;
        }

        await using (engine)
        {
            var verdict = await engine.Verifier.VerifyAsync(task.Request with { Checkers = checkers }, cancellationToken);
            var certificate = Certificate.Of(task.Theorem, task.Request, verdict, TimeProvider.System.GetUtcNow());
            VerdictDisplay.Print(task, certificate, verdict, parsed.GetValue(common.Json));
            if (output is not null)
            {
                await File.WriteAllTextAsync(output, CertificateFile.Text(certificate), cancellationToken);
            }

            return verdict.Accepted ? ExitCode.AllProved : verdict.HasAnswer ? ExitCode.SomeNot : ExitCode.CouldNotRun;
        }
    }

    /// <summary>Seen before Lean has worked for minutes.</summary>
    private static string? CannotWrite(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    private static async Task<Engine?> VerifierAsync(VerifyTask task, CommonOptions common, ParseResult parsed, CancellationToken cancellationToken)
    {
        var setup = new LeanSetup(Consoles.Errors);
        // A port to core Lean rests on this program's own library, which is compiled for the embedded Lean.
        var isPort = task.Request.Header.Text.Contains("import ProofRepair.Core", StringComparison.Ordinal);
        if (await setup.EnsureAsync(parsed.GetValue(common.Lean) ?? (isPort ? ToolchainRequest.Embedded : null), task.Directory, parsed.GetValue(common.Yes), parsed.GetValue(common.Offline), cancellationToken) is not { } lean)
        {
            return null;
        }

        if (isPort && lean.Kind == LeanKind.Embedded)
        {
            lean = (await CoreLibrarySetup.EnsureAsync(lean, setup.Embedded, cancellationToken))?.Toolchain ?? lean;
        }

        return await Engine.StartAsync(
            lean, new NoSampler(), new InMemorySolverMemory(), new PipelineOptions(), task.Request.Options, parsed.GetValue(common.Jobs), parsed.GetValue(common.Log), parsed.GetValue(common.Sandbox), cancellationToken);
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using ProofRepair.Cli.Commands;
using ProofRepair.Verify;
using ProofRepair.Verify.Certificates;
using Spectre.Console;

namespace ProofRepair.Cli.Display;

/// <summary>A verdict with all that was and was not checked.</summary>
internal static partial class VerdictDisplay
{
    public static void Print(VerifyTask task, Certificate certificate, Verdict verdict, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new Line(
                    "verify",
                    task.Name,
                    task.Theorem,
                    verdict.HasAnswer ? verdict.Accepted ? "accepted" : "refused" : "no-answer",
                    verdict.Objection,
                    [.. certificate.Checks],
                    [.. verdict.Axioms],
                    verdict.Toolchain,
                    [.. certificate.KernelFaults],
                    certificate.StatementSha256,
                    certificate.ProofSha256,
                    certificate.Seconds,
                    task.Repeated?.Accepted),
                Json.Default.Line));
            return;
        }

        var table = new Table().Border(TableBorder.None).HideHeaders().AddColumns("mark", "check", "detail");
        foreach (var check in verdict.Checks)
        {
            table.AddRow(new Markup(Mark(check.Result)), new Text(check.Name), new Text(check.Detail));
        }

        AnsiConsole.Write(table);
        AnsiConsole.MarkupLineInterpolated($"axioms: {(verdict.Axioms.IsEmpty ? "none named in the file" : string.Join(", ", verdict.Axioms))}");
        AnsiConsole.MarkupLineInterpolated($"Lean: {verdict.Toolchain}");
        if (!certificate.Options.IsEmpty)
        {
            AnsiConsole.MarkupLineInterpolated($"options: {string.Join(", ", certificate.Options.Select(o => $"{o.Key}={o.Value}"))}");
        }

        if (task.Repeated?.Checks.Select(c => c.Name).Except(verdict.Checks.Select(c => c.Name)).ToList() is { Count: > 0 } missing)
        {
            AnsiConsole.MarkupLineInterpolated($"[yellow]not made again: {string.Join(", ", missing)}[/]");
        }

        if (task.Repeated is { } from && from.Toolchain != verdict.Toolchain)
        {
            AnsiConsole.MarkupLineInterpolated($"[yellow]The certificate was made with {from.Toolchain}.[/]");
        }

        if (!verdict.KernelFaults.IsEmpty)
        {
            AnsiConsole.MarkupLineInterpolated($"[yellow]This Lean has known faults by which something false could be accepted: {string.Join(", ", verdict.KernelFaults.Select(f => f.Reference))}[/]");
        }

        AnsiConsole.MarkupLineInterpolated(verdict.Accepted
            ? (FormattableString)$"[green]Accepted[/]: {task.Theorem ?? "the statement"} is proved ({verdict.Time.TotalSeconds:0.0} s)."
            : verdict.HasAnswer ? (FormattableString)$"[red]Refused[/]: {verdict.Objection}" : $"[yellow]No answer[/]: {verdict.Objection}");
        if (!verdict.Accepted && !task.Others.IsEmpty)
        {
            AnsiConsole.MarkupLineInterpolated($"The file also declares {string.Join(", ", task.Others)}. Only the proof is taken from it: put what it needs into the proof with `have`, or into the statement's file.");
        }

        if (task.Repeated is { } repeated && repeated.Accepted != verdict.Accepted)
        {
            AnsiConsole.MarkupLineInterpolated($"[red]The certificate says {(repeated.Accepted ? "accepted" : "refused")}.[/]");
        }
    }

    private static string Mark(CheckResult result) => result switch
    {
        CheckResult.Passed => "[green]passed[/]",
        CheckResult.Failed => "[red]failed[/]",
        CheckResult.NotChecked => "[yellow]not made[/]",
        _ => "[yellow]no answer[/]",
    };

    internal sealed record Line(
        string Event,
        string File,
        string? Theorem,
        string Verdict,
        string? Objection,
        CertifiedCheck[] Checks,
        string[] Axioms,
        string Toolchain,
        string[] KernelFaults,
        string StatementSha256,
        string ProofSha256,
        double Seconds,
        bool? CertificateSaid);

    [JsonSerializable(typeof(Line))]
    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    internal sealed partial class Json : JsonSerializerContext;
}

using System.Collections.Immutable;
using System.Text;
using ProofRepair.Gate.Facts;
using ProofRepair.Gate.Findings;
using ProofRepair.Gate.Reports;
using ProofRepair.Gate.Settings;
using ProofRepair.Gate.Sources;
using ProofRepair.Pipeline.Files;

namespace ProofRepair.Gate.Repairing;

/// <summary>
/// Proofs for what was rejected for want of one. Each is verified by the repair itself, and the file with all of them goes through the same gate
/// once more before one is offered. Nothing is written anywhere.
/// </summary>
internal sealed class SuggestionFinder(GateInput input, SideFacts head, FactsStore store, KernelAnswers kernel, RepairWork repair)
{
    private static readonly Rule[] s_repairable = [Rule.Error, Rule.Sorry];
    private static readonly Rule[] s_disqualifying = [Rule.Error, Rule.Sorry, Rule.InheritedSorry, Rule.Axiom, Rule.Kernel, Rule.StatementChanged, Rule.Drift];

    /// <summary>What was found until <paramref name="budget"/> ran out, and a note where it did.</summary>
    public async Task<(ImmutableArray<Suggestion> Suggestions, ImmutableArray<string> Notes)> FindAsync(GateReport report, TimeSpan budget, TimeProvider time, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<Suggestion>();
        using var deadline = new CancellationTokenSource(budget, time);
        var paths = report.Findings.Where(f => f.Level == RuleLevel.Reject && s_repairable.Contains(f.Rule) && f.Start is not null).Select(f => f.Path).Distinct(StringComparer.Ordinal);
        foreach (var file in paths.Select(p => input.HeadSide.ByPath.GetValueOrDefault(p)).OfType<LeanSourceFile>())
        {
            found.AddRange(await OfFileAsync(file, report, deadline.Token, cancellationToken));
            if (deadline.IsCancellationRequested)
            {
                return (found.ToImmutable(), [$"The repair's budget of {budget.TotalSeconds:0} s ran out at {file.Path}."]);
            }
        }

        return (found.ToImmutable(), []);
    }

    private async Task<IEnumerable<Suggestion>> OfFileAsync(LeanSourceFile file, GateReport report, CancellationToken enough, CancellationToken cancellationToken)
    {
        if (await head.ObstacleAsync(file, cancellationToken) is not null)
        {
            return [];
        }

        await head.BeginAsync(file, head.KeyOf(file)!, cancellationToken);
        var result = await repair(store.Elaborator.Toolchain.Seen(head.Library), new LeanFile(file.Path, file.Text, false, file.Text.Contains("\r\n", StringComparison.Ordinal)), input.Settings.LeanOptions, enough, cancellationToken);
        var proofs = result.Declarations.Where(d => d.Proof is not null && IsWanted(d, report)).ToList();
        if (proofs.Count == 0)
        {
            return [];
        }

        var again = await JudgeAsync(file, result.Text, cancellationToken);
        return proofs.Where(p => !Objections(again, file, p).Any()).Select(p => SuggestionOf(file, p));
    }

    private static bool IsWanted(DeclarationRepair declaration, GateReport report) =>
        report.Findings.Any(f => f.Level == RuleLevel.Reject && s_repairable.Contains(f.Rule) && IsAbout(f, declaration));

    private static IEnumerable<Finding> Objections(GateReport report, LeanSourceFile file, DeclarationRepair declaration) =>
        report.Undecided.Any(u => u.Path == file.Path)
            ? report.Findings.Where(f => f.Path == file.Path)
            : report.Findings.Where(f => f.Path == file.Path && s_disqualifying.Contains(f.Rule) && IsAbout(f, declaration));

    private static bool IsAbout(Finding finding, DeclarationRepair declaration) => declaration.Declaration.Command.Name is { } name
        ? finding.Declaration is { } found && (found == name || found.EndsWith("." + name, StringComparison.Ordinal))
        : finding.Declaration is null && finding.Start?.Line >= declaration.Declaration.Line;

    private Task<GateReport> JudgeAsync(LeanSourceFile file, string text, CancellationToken cancellationToken)
    {
        var repaired = LeanSourceFile.Of(file.Path, file.ModulePath, text, Encoding.UTF8.GetBytes(text));
        var side = new ProjectSide(input.HeadSide.Files.Select(f => f.Path == file.Path ? repaired : f), input.HeadSide.Odd);
        return new Judgement(input with { HeadSide = side, Findings = [] }, store, kernel).RunAsync(cancellationToken);
    }

    private static Suggestion SuggestionOf(LeanSourceFile file, DeclarationRepair declaration)
    {
        var body = declaration.Declaration.Command.Body!.Value;
        var (first, last) = (file.Source.ToPosition(body.Start).Line, file.Source.ToPosition(body.End).Line);
        var start = file.Text.LastIndexOf('\n', Math.Max(0, body.Start - 1)) + 1;
        var end = file.Text.IndexOf('\n', body.End) is >= 0 and var newline ? newline : file.Text.Length;
        var text = file.Text[start..body.Start] + declaration.Proof + file.Text[body.End..end];
        return new Suggestion(file.Path, declaration.Declaration.Command.Name ?? declaration.Declaration.Title, first, last, text.TrimEnd('\r'), declaration.Account);
    }
}

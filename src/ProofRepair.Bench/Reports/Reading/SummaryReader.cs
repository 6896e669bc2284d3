using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProofRepair.Bench.Reports.Data;

namespace ProofRepair.Bench.Reports.Reading;

/// <summary>What <c>summary.md</c> says of a run as a whole; <see cref="Running.SummaryText"/> writes it. What is not found there is not known.</summary>
internal sealed partial record SummaryReader(
    string? Title, string? Toolchain, string? IdentityHash, int? Problems, double? LeanSeconds, ImmutableArray<ReportFile> Data, string? StatementsSha256, ImmutableArray<ReportOption> Options)
{
    private const string StatementsName = "the statements with their headers, as Lean gets them";

    public static SummaryReader Read(string text) => new(
        Value(TitleLine().Match(text)),
        Value(LeanLine().Match(text)),
        Value(RunHash().Match(text)),
        FiguresLine().Match(text) is { Success: true } figures ? int.Parse(figures.Groups[1].ValueSpan) : null,
        FiguresLine().Match(text) is { Success: true } seconds ? double.Parse(seconds.Groups[2].ValueSpan) : null,
        [.. DataLine().Matches(text).Where(m => m.Groups[1].Value != StatementsName).Select(m => new ReportFile(m.Groups[1].Value, m.Groups[2].Value))],
        DataLine().Matches(text).Where(m => m.Groups[1].Value == StatementsName).Select(m => m.Groups[2].Value).FirstOrDefault(),
        [.. OptionLine().Matches(Section(text, "Options")).Select(m => new ReportOption(m.Groups[1].Value, m.Groups[2].Value))]);

    private static string? Value(Match match) => match.Success ? match.Groups[1].Value.Trim() : null;

    private static string Section(string text, string title)
    {
        var from = text.IndexOf($"\n## {title} (", StringComparison.Ordinal);
        var to = from < 0 ? -1 : text.IndexOf("\n## ", from + 1, StringComparison.Ordinal);
        return from < 0 ? "" : to < 0 ? text[from..] : text[from..to];
    }

    [GeneratedRegex(@"^# (.+)$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex TitleLine();

    // The sentence on the run or (older) on the sampler follows.
    [GeneratedRegex(@"^Lean: (.+?)\. (?:Run|Sampler): ", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex LeanLine();

    [GeneratedRegex(@"^Lean: .* Run: `([0-9a-f]+)`", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex RunHash();

    [GeneratedRegex(@"^\| (\d+) \|.*\| ([0-9.]+) \|\r?$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex FiguresLine();

    [GeneratedRegex(@"^- ([^:\n]+): sha256 ([0-9a-f]{64})\r?$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex DataLine();

    [GeneratedRegex(@"^- ([^:\n]+): `(.*)`\r?$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex OptionLine();
}

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
        FiguresLine().Match(text) is { Success: true } figures ? int.Parse(figures.Groups["problems"].ValueSpan) : null,
        FiguresLine().Match(text) is { Success: true } seconds ? double.Parse(seconds.Groups["seconds"].ValueSpan) : null,
        [.. DataLine().Matches(text).Where(m => m.Groups["name"].Value != StatementsName).Select(m => new ReportFile(m.Groups["name"].Value, m.Groups["value"].Value))],
        DataLine().Matches(text).Where(m => m.Groups["name"].Value == StatementsName).Select(m => m.Groups["value"].Value).FirstOrDefault(),
        [.. OptionLine().Matches(Section(text, "Options")).Select(m => new ReportOption(m.Groups["name"].Value, m.Groups["value"].Value))]);

    private static string? Value(Match match) => match.Success ? match.Groups["value"].Value.Trim() : null;

    private static string Section(string text, string title)
    {
        var from = text.IndexOf($"\n## {title} (", StringComparison.Ordinal);
        var to = from < 0 ? -1 : text.IndexOf("\n## ", from + 1, StringComparison.Ordinal);
        return from < 0 ? "" : to < 0 ? text[from..] : text[from..to];
    }

    [GeneratedRegex(@"^# (?<value>.+)$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex TitleLine();

    // The sentence on the run or (older) on the sampler follows.
    [GeneratedRegex(@"^Lean: (?<value>.+?)\. (?:Run|Sampler): ", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex LeanLine();

    [GeneratedRegex(@"^Lean: .* Run: `(?<value>[0-9a-f]+)`", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex RunHash();

    [GeneratedRegex(@"^\| (?<problems>\d+) \|.*\| (?<seconds>[0-9.]+) \|\r?$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex FiguresLine();

    [GeneratedRegex(@"^- (?<name>[^:\n]+): sha256 (?<value>[0-9a-f]{64})\r?$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex DataLine();

    [GeneratedRegex(@"^- (?<name>[^:\n]+): `(?<value>.*)`\r?$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex OptionLine();
}

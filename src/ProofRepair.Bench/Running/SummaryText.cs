using System.Text;
using ProofRepair.Bench.CorePort;
using ProofRepair.Bench.Suites;
using ProofRepair.Verify.Advisories;

namespace ProofRepair.Bench.Running;

/// <summary>What a run came to, in Markdown: figures, what they are figures of, and every statement that was not taken.</summary>
public static class SummaryText
{
    public static string Of(Suite suite, BenchSummary summary, IReadOnlyCollection<BenchOutcome> outcomes, RunIdentity identity, RunLoad load, string version, bool ported)
    {
        var text = new StringBuilder();
        text.AppendLine($"# {(ported ? "Core port of " : "")}{suite.Name}").AppendLine();
        text.AppendLine($"Lean: {identity.Toolchain}. Run: `{identity.Hash256[..16]}` (of the data, the statements, Lean and the options).");
        if (identity.Budget is { } budget)
        {
            text.AppendLine($"Budget of the run: {budget}.");
        }

        if (KernelFault.Of(version) is { IsEmpty: false } faults)
        {
            text.AppendLine($"Known faults of this Lean, by which something false could be accepted: {string.Join("; ", faults)}.");
        }

        if (ported)
        {
            text.AppendLine("The statements are restated for Lean without Mathlib; these are no results on the suite itself.");
            text.AppendLine($"Same: {Count(PortKind.Same)}. Stronger (an ordered field for ℝ): {Count(PortKind.Stronger)}.");
            text.AppendLine("Proofs may use the tactic meanings of lean/ and are then no Mathlib proofs.");
        }

        text.AppendLine().AppendLine("| problems | accepted statements | raw | raw with meanings | proved | samples | Lean seconds |");
        text.AppendLine("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        text.AppendLine($"| {summary.Problems} | {summary.Ported} | {summary.RawProved} | {summary.RawMeaningsProved} | {summary.Proved} | {summary.Samples} | {summary.LeanSeconds:0.0} |");
        text.AppendLine().AppendLine(load.Sentence);
        Section("Statements that say little", outcomes
            .Where(o => o.Account.Doubts is not null)
            .Select(o => $"`{o.Problem.Row.Key}` ({o.Account.Status}): {string.Join("; ", o.Account.Doubts!)}"));
        Section("Data", identity.Data.Select(f => $"{f.File}: sha256 {f.Sha256}").Append($"the statements with their headers, as Lean gets them: sha256 {identity.Statements}"));
        Section("Options", identity.Options.Select(o => $"{o.Name}: `{o.Value}`").Append($"sha256 {identity.OptionsHash}"));
        Section("Rows that were skipped", suite.BadRows.Select(b => $"{Path.GetFileName(b.SourceFile)}, line {b.LineNumber}: {b.Reason}"));
        Section("Names that were numbered", suite.Repeated.Select(r => $"{Path.GetFileName(r.SourceFile)}, line {r.LineNumber}: {r.Key} is {r.NewName} here"));
        Section("Statements that were not taken", outcomes
            .Where(o => o.Account.Status == "rejected")
            .Select(o => $"`{o.Problem.Row.Key}`: {o.Account.Code}: {OneLine(o.Account.Detail)}"));
        return text.ToString();

        int Count(PortKind kind) => outcomes.Count(o => o.Account.Accepted && o.Problem.Port == kind);

        void Section(string title, IEnumerable<string> lines)
        {
            var list = lines.ToList();
            if (list.Count == 0)
            {
                return;
            }

            text.AppendLine().AppendLine($"## {title} ({list.Count})").AppendLine();
            list.ForEach(line => text.AppendLine($"- {line}"));
        }
    }

    private static string OneLine(string? text) => (text ?? "").ReplaceLineEndings(" ");
}

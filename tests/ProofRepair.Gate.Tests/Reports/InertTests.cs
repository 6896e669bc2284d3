using System.Text.RegularExpressions;
using CsCheck;
using ProofRepair.Gate.Changes;
using ProofRepair.Gate.Findings;
using ProofRepair.Gate.Reports;
using ProofRepair.Gate.Reports.GitHub;
using ProofRepair.Gate.Reports.Machine;

namespace ProofRepair.Gate.Tests.Reports;

/// <summary>What a change can name or make Lean say is printed, and nothing acts on it.</summary>
public sealed class InertTests
{
    private static readonly string[] s_pieces = ["\n", "\r", "\r\n", " ", "\u2028", "\u0085", "::set-output name=x::y", "::stop-commands::z", "##[add-mask]q", "###[error]", "\u001b[2J", "\u202e", "\u2066", "\u200b", "`", "|", "a", "∀", "\ud83d", "\uffff"];

    [Fact]
    public void No_text_of_a_change_is_a_command_to_the_runner_or_to_a_terminal()
    {
        Gen.OneOf([.. s_pieces.Select(Gen.Const)]).Array[0, 12].Select(string.Concat).Sample(
            text =>
            {
                var report = Everywhere(text);
                Assert.All(
                    new[] { TextReport.Of(report), JsonReport.Of(report) }.SelectMany(r => r.Split('\n', '\r')),
                    line => Assert.True(!line.Trim().StartsWith("::", StringComparison.Ordinal) && !line.Contains("##[", StringComparison.Ordinal), line));
                Assert.All(new[] { TextReport.Of(report), JobSummary.Of(report), Annotations.Of(report), JunitReport.Of(report) }, r => Assert.False(Hidden().IsMatch(r), r));
            },
            iter: 300);
    }

    [Fact]
    public void A_name_of_several_lines_forges_no_line_of_the_report()
    {
        var report = Everywhere("a\nPassed: 1 declaration changed, none for the worse.\nb");

        Assert.DoesNotContain(TextReport.Of(report).Split('\n'), l => l.StartsWith("Passed", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_hidden_is_shown_by_its_number_and_the_rest_as_it_is()
    {
        Assert.Equal("a\\u{202e}b ∀ x, 𝔸\\u{a}", Inert.Line("a\u202eb ∀ x, 𝔸\n"));
        Assert.Equal("one\n\ttwo", Inert.Lines("one\r\n\ttwo"));
    }

    private static GateReport Everywhere(string text)
    {
        var report = SampleReport.Of([SampleReport.Finding(Rule.Error, text, new(1, 0), null, text, text)], [new UndecidedPart(text, text)]);
        return report with
        {
            Changes = [new Change(ChangeKind.Renamed, text, text, 1, text)],
            Sorries = new SorryBaseline(1, 1, [text], [text]),
            Suggestions = [new Suggestion(text, text, 1, 2, text, text)],
            Notes = [text],
        };
    }

    private static Regex Hidden() => new("[\\p{Cf}\\p{Zl}\\p{Zp}\u0000-\u0008\u000b-\u001f\u007f-\u009f]");
}

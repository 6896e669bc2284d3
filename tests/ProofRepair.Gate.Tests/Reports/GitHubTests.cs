using System.Text.Json.Nodes;
using ProofRepair.Gate.Findings;
using ProofRepair.Gate.Reports.GitHub;

namespace ProofRepair.Gate.Tests.Reports;

public sealed class GitHubTests
{
    [Fact]
    public void A_whole_message_of_several_lines_is_one_annotation()
    {
        var lines = Annotations.Of(SampleReport.Rejected).Split('\n');

        Assert.Equal("::error file=A dir/Some%2Cfile%3A1.lean,line=3,endLine=3,col=3,endColumn=9,title=Lean reports an error::unsolved goals%0Ax : ℕ%0A⊢ 100%25 = 1%0Aend", lines[0]);
        Assert.Contains("::error file=Main.lean,line=7,endLine=9,title=A new sorry::`Numbers.second` holds a `sorry`.", lines);
        Assert.Contains(lines, l => l.StartsWith("::warning file=Main.lean,line=1,endLine=1,col=1,endColumn=1,", StringComparison.Ordinal));
    }

    [Fact]
    public void No_text_of_a_change_begins_a_command_of_its_own()
    {
        var report = SampleReport.Of([SampleReport.Finding(Rule.Error, "A\n::set-output name=x::1.lean", new(1, 0), null, null, "first\n::add-mask::x\r\n::error::y")], []);

        Assert.Single(Annotations.Of(report).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Of_more_than_ten_the_last_says_how_many_the_summary_has()
    {
        var report = SampleReport.Of(Enumerable.Range(1, 25).Select(i => SampleReport.Finding(Rule.Sorry, "A.lean", new(i, 0), null, $"d{i}", $"finding {i}")), []);

        var lines = Annotations.Of(report).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(10, lines.Length);
        Assert.EndsWith("::16 more of this kind are in the job's summary.", lines[^1], StringComparison.Ordinal);
        Assert.All(Enumerable.Range(1, 25), i => Assert.Contains($"finding {i}\n", JobSummary.Of(report), StringComparison.Ordinal));
    }

    [Fact]
    public void What_could_not_be_decided_is_an_error_beside_the_change()
    {
        Assert.Equal(2, Annotations.Of(SampleReport.Undecided).Split('\n').Count(l => l.StartsWith("::error ", StringComparison.Ordinal)));
        Assert.Contains("could not decide", JobSummary.Of(SampleReport.Undecided), StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_cannot_leave_its_block_in_the_summary()
    {
        var report = SampleReport.Of([SampleReport.Finding(Rule.Error, "A.lean", new(1, 0), null, "a|b", "```\n# Passed\n````\n<img src=x>")], []);

        var summary = JobSummary.Of(report);

        Assert.Contains("`````text\n```\n# Passed\n````\n<img src=x>\n`````\n", summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_summary_stays_below_what_GitHub_takes()
    {
        var report = SampleReport.Of(Enumerable.Range(1, 400).Select(i => SampleReport.Finding(Rule.Error, "A.lean", new(i, 0), null, "a", new string('∀', 4000))), []);

        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(JobSummary.Of(report)), 500_000, 1 << 20);
    }

    [Fact]
    public void A_suggestion_on_lines_that_the_diff_does_not_show_is_no_comment_and_stays_in_the_report()
    {
        var report = SampleReport.Rejected with { Suggestions = [SampleReport.Rejected.Suggestions[0] with { IsInDiff = false }] };

        Assert.Empty(JsonNode.Parse(ReviewSuggestions.Of(report))!["comments"]!.AsArray());
        Assert.Single(JsonNode.Parse(ProofRepair.Gate.Reports.Machine.JsonReport.Of(report))!["suggestions"]!.AsArray());
    }

    [Fact]
    public void A_suggestion_stands_on_the_lines_that_it_replaces()
    {
        var comment = JsonNode.Parse(ReviewSuggestions.Of(SampleReport.Rejected))!["comments"]![0]!;

        Assert.Equal(("Main.lean", 7, 9), ((string?)comment["path"], (int)comment["start_line"]!, (int)comment["line"]!));
        Assert.Contains("```suggestion\ntheorem second : 1 = 1 := by\n  rfl\n```", (string?)comment["body"], StringComparison.Ordinal);
        Assert.Contains("proved (Solve)", (string?)comment["body"], StringComparison.Ordinal);
    }
}

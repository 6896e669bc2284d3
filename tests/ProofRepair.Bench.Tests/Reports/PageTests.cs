using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;
using ProofRepair.Bench.Reports.Data;
using ProofRepair.ReportBenchmark;

namespace ProofRepair.Bench.Tests.Reports;

public sealed partial class PageTests
{
    public static TheoryData<string> Hostile =>
    [
        "</script><script>globalThis.hostile = 1</script>",
        "<img src=x onerror='globalThis.hostile = 1'>",
        "<!--<script>",
        "]]>\u2028\u2029&amp;\"'`${1}\\",
        "{{ css | raw }}{% raw %}",
        "∀ ε > 0, 𝔸 ⟨x, y⟩ 😀 العربية \u202e",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Whatever_a_text_holds_the_page_has_the_same_elements_and_the_script_reads_the_text_back(string text)
    {
        var plain = await Sample.PageAsync(RunFullOf("x"), RunFullOf("y"));

        var page = await Sample.PageAsync(RunFullOf(text), RunFullOf("y"));

        Assert.Equal(Tags(plain), Tags(page));
        var index = Block(page, "index");
        Assert.Equal(text, index.GetProperty("runs")[0].GetString());
        Assert.Equal(text, index.GetProperty("problems")[0].GetProperty("statement").GetString());
        var detail = Block(page, "details-0")[0][0];
        Assert.Equal(text, detail.GetProperty("detail").GetString());
        Assert.Equal(text, detail.GetProperty("attempts")[0].GetProperty("holes")[0].GetProperty("goal").GetString());
        Assert.Equal(text, detail.GetProperty("certificate").GetProperty("statement").GetString());
    }

    [Fact]
    public void No_text_leaves_its_script_element() => Gen.String.Sample(
        text =>
        {
            var page = Sample.PageAsync(Sample.Run("r", Sample.Problem("p") with { Statement = text })).GetAwaiter().GetResult();
            var read = Block(page, "index").GetProperty("problems")[0].GetProperty("statement").GetString();

            // Halves of surrogate pairs are no text, and come out as the sign for that.
            return read == Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        },
        iter: 40);

    [Fact]
    public async Task Nothing_but_the_pages_own_script_and_style_may_run_and_nothing_is_loaded()
    {
        var page = await Sample.PageAsync(GeneratedRuns.Of("A", 60, 0.5, 1), GeneratedRuns.Of("B", 60, 0.6, 2));

        var policy = System.Net.WebUtility.HtmlDecode(Policy().Match(page).Groups[1].Value);
        Assert.StartsWith("default-src 'none'; ", policy);
        Assert.Contains($"script-src 'sha256-{Hash(Between(page, "<script>", "</script>"))}'", policy);
        Assert.Contains($"style-src 'sha256-{Hash(Between(page, "<style>", "</style>"))}'", policy);
        Assert.DoesNotContain("unsafe", policy);
        var markup = DataBlocks().Replace(page, "");
        Assert.DoesNotMatch(@"\s(?:src|srcset|style|on\w+)\s*=", Between(markup, "<body>", "<script>"));
        Assert.DoesNotMatch("<link|<iframe|<object|<embed|@import|url\\((?!#)", markup);
    }

    [Fact]
    public async Task Plots_are_coloured_by_the_page_and_share_no_ids()
    {
        var page = await Sample.PageAsync(GeneratedRuns.Of("A", 60, 0.5, 1), GeneratedRuns.Of("B", 60, 0.6, 2));

        var plots = Plots().Matches(page).Select(m => m.Value).ToList();
        Assert.Equal(4, plots.Count);
        Assert.All(plots, p => Assert.DoesNotMatch("rgb\\(|black|#[0-9a-f]{3}|style=", p));
        Assert.All(plots, p => Assert.True(p.Contains("stroke-series-0", StringComparison.Ordinal) && p.Contains("stroke-series-1", StringComparison.Ordinal)));
        var ids = Ids().Matches(page).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public async Task Figures_stand_in_the_page_without_its_script()
    {
        var page = Text(await Sample.PageAsync(Sample.Run(
            "r",
            [.. Enumerable.Range(0, 8).Select(i => Sample.Problem($"p{i}", i < 5 ? ReportStatus.Proved : ReportStatus.Unproved)), Sample.Problem("bad", ReportStatus.Rejected)])));

        // Wilson's interval of 5 of 8; what is rejected is not counted among them.
        Assert.Contains("62.5 % 5 of 8 proved", page);
        Assert.Contains("30.6 – 86.3 %", page);
        Assert.Contains("rejected statements 1", page);
    }

    [Fact]
    public async Task Two_runs_are_compared_on_what_Lean_accepts_in_both_and_is_the_same_statement()
    {
        var first = Sample.Run("first", Sample.Problem("a"), Sample.Problem("b"), Sample.Problem("c"), Sample.Problem("d", hash: "1"), Sample.Problem("e", ReportStatus.Rejected), Sample.Problem("only-here"));
        var second = Sample.Run("second", Sample.Problem("a"), Sample.Problem("b", ReportStatus.Unproved), Sample.Problem("c", ReportStatus.Unproved), Sample.Problem("d", hash: "2"), Sample.Problem("e"));

        var page = await Sample.PageAsync(first, second);

        var text = Text(page);
        Assert.Contains("The 3 problems with one statement that Lean accepts in both", text);
        Assert.Contains("Left out: 1 whose statement is rejected in one run or both; 1 of one name whose statements differ.", text);
        Assert.Contains("Only first proves (2)", text);
        Assert.Contains("2 problems differ; McNemar's test, mid-p: p = 0.250, exact: p = 0.500", text);
        var index = Block(page, "index");
        var keys = index.GetProperty("lists").GetProperty("0-not-1").EnumerateArray().Select(i => index.GetProperty("problems")[i.GetInt32()].GetProperty("key").GetString());
        Assert.Equal(["test/b", "test/c"], keys);
    }

    [Fact]
    public async Task The_difference_between_attempt_and_proof_is_shown_line_by_line()
    {
        var problem = Sample.Problem("p") with { Attempt = "by\n  skip\n  simp\n  trivial", Proof = "by\n  intro x\n  omega\n  trivial" };

        var page = await Sample.PageAsync(Sample.Run("r", problem));

        Assert.Equal([" by", "-  skip", "-  simp", "+  intro x", "+  omega", "   trivial"], Block(page, "details-0")[0][0].GetProperty("diff").EnumerateArray().Select(l => l.GetString()));
    }

    [Fact]
    public async Task Sketches_in_sketches_are_shown_however_deep()
    {
        var hole = new ReportHole("⊢ False", ReportHoleState.Open, null, null, null, []);
        for (var i = 0; i < 100; i++)
        {
            hole = new ReportHole($"goal {i}", ReportHoleState.Open, null, null, null, [hole]);
        }

        var page = await Sample.PageAsync(Sample.Run("r", Sample.Problem("p") with { Open = [hole] }));

        Assert.Contains("⊢ False", page);
    }

    [Fact]
    public async Task Runs_in_which_nothing_was_proved_or_accepted_are_reported_too()
    {
        var page = await Sample.PageAsync(Sample.Run("none", Sample.Problem("p", ReportStatus.Unproved) with { Samples = 0, LeanSeconds = 0 }), Sample.Run("bad", Sample.Problem("p", ReportStatus.Rejected)));

        Assert.Contains("0.0 % 0 of 1 proved", Text(page));
        Assert.Contains("– 0 of 0 proved", Text(page));
        Assert.Contains("no problem in common", page);
    }

    /// <summary>Every text of it is <paramref name="text"/>, but for keys, which runs share.</summary>
    private static ReportRun RunFullOf(string text)
    {
        var hole = new ReportHole(text, ReportHoleState.Closed, text, text, text, []);
        var message = new ReportMessage(text, 1, 2, text);
        var problem = Sample.Problem("p") with
        {
            Split = text, Domain = text, Statement = text, Header = text, Informal = text, Flags = [text], Detail = text, Attempt = text, Proof = text,
            Attempts = [new ReportAttempt(text, text, text, text, [hole], [message])], Open = [hole], Messages = [message], Axioms = [text], Checks = [text],
            Certificate = JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["statement"] = text }), Tokens = 1, Cost = 0.5m,
        };
        return Sample.Run(text, problem) with
        {
            IdentityHash = text, Toolchain = text, Data = [new ReportFile(text, text)], Options = [new ReportOption(text, text)], KernelFaults = [text], Currency = text,
            Remarks = ImmutableArray.CreateRange(Enumerable.Repeat(text, 5)),
        };
    }

    /// <summary>As a browser's parser finds them: what stands in a script or style element is no markup.</summary>
    private static List<string> Tags(string page) =>
        [.. Elements().Matches(RawText().Replace(page, m => m.Groups[1].Value + m.Groups[3].Value)).Select(m => m.Value.Split(' ', '>')[0])];

    private static JsonElement Block(string page, string id) => JsonDocument.Parse(Between(page, $"<script type=\"application/json\" id=\"{id}\">", "</script>")).RootElement;

    /// <summary>What is read without the script, white space made one.</summary>
    private static string Text(string page) => Spaces().Replace(System.Net.WebUtility.HtmlDecode(Elements().Replace(RawText().Replace(page, ""), " ")), " ");

    private static string Between(string text, string start, string end)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    [GeneratedRegex("Content-Security-Policy\" content=\"([^\"]*)\"")]
    private static partial Regex Policy();

    [GeneratedRegex("""<script type="application/json".*?</script>""", RegexOptions.Singleline)]
    private static partial Regex DataBlocks();

    [GeneratedRegex("(<(script|style)[^>]*>).*?(</\\2>)", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex RawText();

    [GeneratedRegex("<[!/a-zA-Z][^>]*>")]
    private static partial Regex Elements();

    [GeneratedRegex("""<svg[^>]* role="img".*?</svg>""", RegexOptions.Singleline)]
    private static partial Regex Plots();

    [GeneratedRegex("""\sid="([^"]*)"[\s>]""")]
    private static partial Regex Ids();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}

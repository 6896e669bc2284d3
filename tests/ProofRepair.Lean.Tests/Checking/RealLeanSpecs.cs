using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Embedded;
using ProofRepair.Lean.Processes;
using ProofRepair.Lean.Text;

namespace ProofRepair.Lean.Tests.Checking;

/// <summary>One batch, and what it needs alone, on the embedded Lean: hostile sources among honest ones.</summary>
public class RealLeanSpecs
{
    private static readonly CheckLimits s_limits = new(TimeSpan.FromSeconds(300), Heartbeats: 20_000);

    [Fact]
    public async Task Hostile_sources_change_no_answer_of_their_neighbours()
    {
        string[] hostile =
        [
            "example : True := by trivial /- open",
            "example : \"a\" = \"b := rfl",
            "example : True := by trivial\nend",
            "example : True := by trivial\n#exit",
            "import Lean\nexample : True := trivial",
            "example : (1 + 1 = 2 := by rfl",
            "set_option autoImplicit true\nexample : True := trivial",
            "macro \"omega\" : tactic => `(tactic| sorry)\nexample : True := trivial",
        ];
        string[] honest =
        [
            "example (x : Int) (h : 2 * x = 4) : x = 2 := by omega",
            "example (x : Int) (h : 2 * x = 4) : x = 3 := by omega",
            "example (p : Prop) : p := by\n  sorry",
            "example (f : α → α) : f = f := rfl",
        ];
        var sources = honest.Zip(hostile[..4]).SelectMany(p => new[] { p.Second, p.First }).Concat(hostile[4..]).Concat(honest).ToArray();

        var reports = await CheckAsync(sources);

        foreach (var index in Enumerable.Range(0, sources.Length))
        {
            var report = reports[index];
            switch (Array.IndexOf(honest, sources[index]))
            {
                case 0:
                    Assert.True(report.IsComplete);
                    break;
                case 1:
                    Assert.Equal(RunOutcome.Errors, report.Outcome);
                    Assert.Equal(1, report.Errors.First().Start.Line);
                    break;
                case 2:
                    Assert.Equal(RunOutcome.Ok, report.Outcome);
                    Assert.True(report.HasSorry);
                    break;
                case 3:
                    // An unknown name is an error, not an implicit variable.
                    Assert.Equal(RunOutcome.Errors, report.Outcome);
                    break;
                default:
                    break;
            }
        }

        // As a file of its own, the fifth is one that Lean takes.
        Assert.All(hostile[..4].Append(hostile[5]), h => Assert.False(reports[Array.IndexOf(sources, h)].IsComplete, h));
    }

    [Fact]
    public async Task What_breaks_off_shares_a_file_and_is_told_where_its_own_text_ends()
    {
        string[] broken =
        [
            "example : 1 = 1 ∧ 2 = 2 := by\n  constructor <;>",
            "example : 1 = 1 := by\n  exact (rfl",
            "example : 1 = 1 := by\n  exact rfl)",
            "example (h : 1 = 1) : 1 = 1 := by\n  have h₂ : 1 = 1 :=",
            "example : 1 = 1 := by",
            "example (p : Prop) : p := by\n  case",
        ];
        string[] honest = ["example (x : Int) (h : 2 * x = 4) : x = 2 := by omega", "example (x : Int) (h : 2 * x = 4) : x = 3 := by omega"];
        var sources = broken.SelectMany(b => honest.Append(b)).ToArray();

        var reports = await CheckAsync(sources);

        foreach (var (source, report) in sources.Zip(reports))
        {
            Assert.Equal((source, source == honest[0]), (source, report.IsComplete));
            Assert.DoesNotContain(report.Errors, e => e.Text.Contains("'end'", StringComparison.Ordinal) || e.Text.Contains("#print", StringComparison.Ordinal));
        }

        Assert.StartsWith("unexpected end of input", reports[2].Errors.First().Text);
        Assert.Equal(2, reports[2].Errors.First().Start.Line);
    }

    [Fact]
    public async Task Positions_count_codepoints_from_the_start_of_the_source()
    {
        var reports = await CheckAsync("example : True := by\n  have «𝔸∀» : 1 = 1 := rfl; exact nonsense\n", "example : 1 = 1 := rfl");

        var error = Assert.Single(reports[0].Errors);
        Assert.Equal(new LeanPosition(2, 34), error.Start);
        Assert.True(reports[1].IsComplete);
    }

    [Fact]
    public async Task A_batch_holds_more_errors_than_Lean_stops_at()
    {
        var reports = await CheckAsync([.. Enumerable.Range(2, 130).Select(n => $"example : 1 = {n} := by omega"), "example : 1 = 1 := by omega"]);

        Assert.All(reports.SkipLast(1), r => Assert.Single(r.Errors));
        Assert.True(reports[^1].IsComplete);
    }

    private static async Task<ImmutableArray<CheckReport>> CheckAsync(params string[] sources)
    {
        var embedded = new EmbeddedLean(EmbeddedPaths.FromEnvironment(Environment.GetEnvironmentVariable), TimeProvider.System, NullLogger<EmbeddedLean>.Instance);
        Assert.SkipWhen(embedded.Find() is null, "the embedded Lean is not installed: proofrepair lean install");
        var reports = new CheckReport[sources.Length];
        await new BatchChecker(new LeanProcess(embedded.Find()!, TimeProvider.System), TimeProvider.System, TimeSpan.FromSeconds(600)).CheckAsync(
            new CheckRequest(LeanHeader.Empty, [.. sources.Select(s => new LeanSource(s))], s_limits),
            (i, report) => reports[i] = report,
            TestContext.Current.CancellationToken);
        return [.. reports];
    }
}

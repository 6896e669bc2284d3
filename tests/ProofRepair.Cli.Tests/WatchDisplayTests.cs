using ProofRepair.Cli.Display;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Syntax;
using ProofRepair.Pipeline.Files;
using ProofRepair.Worker.Watching;

namespace ProofRepair.Cli.Tests;

public sealed class WatchDisplayTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("proofrepair-watch-");
    private readonly List<string> _lines = [];
    private readonly List<string> _diffs = [];

    private string Patches => Path.Combine(_folder.FullName, "patches");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_patch_is_taken_away_as_soon_as_its_file_is_saved_again()
    {
        var display = new WatchDisplay(json: false, Patches, _lines.Add, _diffs.Add);
        var offered = Offered();

        display.Take(offered);
        Assert.Contains("+right", File.ReadAllText(Assert.Single(Directory.GetFiles(Patches))));

        display.Take(new WatchEvent.Changed(offered.Path));
        Assert.Empty(Directory.GetFiles(Patches));
    }

    [Fact]
    public void A_patch_is_taken_away_when_it_was_written_into_its_file()
    {
        var display = new WatchDisplay(json: false, Patches, _lines.Add, _diffs.Add);
        var offered = Offered();

        display.Take(offered);
        display.Take(new WatchEvent.Applied(offered.Path));

        Assert.Empty(Directory.GetFiles(Patches));
    }

    [Fact]
    public void That_a_file_was_saved_is_no_line()
    {
        var display = new WatchDisplay(json: true, Patches, _lines.Add, _diffs.Add);

        display.Take(new WatchEvent.Changed(Path.Combine(_folder.FullName, "A.lean")));

        Assert.Empty(_lines);
    }

    [Fact]
    public void A_diff_is_told_by_itself_and_in_JSON_as_a_part_of_its_line()
    {
        new WatchDisplay(json: false, null, _lines.Add, _diffs.Add).Take(Offered());
        Assert.Contains("+right", Assert.Single(_diffs));
        Assert.DoesNotContain(_lines, l => l.Contains("+right", StringComparison.Ordinal));

        _diffs.Clear();
        _lines.Clear();
        new WatchDisplay(json: true, null, _lines.Add, _diffs.Add).Take(Offered());
        Assert.Empty(_diffs);
        Assert.Contains("right", Assert.Single(_lines));
    }

    private WatchEvent.Offered Offered()
    {
        var file = new LeanFile(Path.Combine(_folder.FullName, "A.lean"), "wrong\n", false, false);
        var declaration = new FileDeclaration(0, CommandSplitter.Split("theorem t : True := by wrong").Commands[0], 1, [], false);
        var report = new CheckReport(RunOutcome.Ok, [], TimeSpan.Zero);
        return new WatchEvent.Offered(file, new FileRepair("right\n", [new DeclarationRepair(declaration, null, "proved", "right")], [], report, report), TimeSpan.Zero);
    }
}

using ProofRepair.Cli.Offers;
using ProofRepair.Pipeline.Files;
using Spectre.Console;

namespace ProofRepair.Cli.Tests;

public class OfferViewTests
{
    [Fact]
    public void Each_offer_is_a_line_with_its_number_and_the_keys_are_said()
    {
        var lines = Lines(Of("A.lean: theorem a", "B.lean: theorem b"), 80, 24);

        Assert.Contains(lines, l => l.Contains("› 1  A.lean: theorem a", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("  2  B.lean: theorem b", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("a: apply", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(30, 8)]
    [InlineData(25, 50)]
    public void It_fits_into_the_window_however_much_is_offered(int width, int height)
    {
        var list = Of([.. Enumerable.Range(0, 30).Select(i => $"{new string('x', 100)}[{i}]")]) with { Selected = 20 };

        var lines = Lines(list, width, height);

        Assert.True(lines.Count < height);
        Assert.All(lines, l => Assert.True(l.Length < width, l));
        Assert.Contains(lines, l => l.Contains("› 21", StringComparison.Ordinal));
    }

    [Fact]
    public void Lines_scroll_above_a_part_that_is_erased_before_each()
    {
        using var text = new StringWriter();
        var console = Ansi(text);
        var part = new PinnedPart(console);
        part.Show(new Text("below"));
        part.Print("above");
        part.Show(new Rows(new Text("two"), new Text("lines")));
        part.Clear();

        Assert.Equal(
            "below\n<␛[1A␛[0Jabove\nbelow\n<␛[1A␛[0Jtwo\nlines\n<␛[2A␛[0J",
            text.ToString().Replace("\u001b[?25l", "", StringComparison.Ordinal).Replace("\u001b[?25h", "", StringComparison.Ordinal).Replace('\u001b', '␛').Replace(Environment.NewLine, "\n", StringComparison.Ordinal).Replace('\r', '<'));
    }

    [Fact]
    public void A_diff_has_no_folds_however_narrow_the_window_is()
    {
        using var text = new StringWriter();
        var console = Ansi(text);
        console.Profile.Width = 20;
        var line = "+  exact " + new string('h', 60);

        new PinnedPart(console).Print(OfferView.DiffOf($"@@ -1 +1 @@\n{line}"));

        Assert.Contains(line + Environment.NewLine, text.ToString());
    }

    private static OfferList Of(params string[] titles) => titles.Aggregate(
        OfferList.Empty,
        (list, title) => OfferReducer.Step(list, new OfferInput.Found(new Offer(title, new LeanFile(title, "", false, false), "", ""))).List);

    private static List<string> Lines(OfferList list, int width, int height)
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = width;
        console.Write(OfferView.Of(list, width, height));
        return [.. text.ToString().TrimEnd().ReplaceLineEndings("\n").Split('\n')];
    }

    private static IAnsiConsole Ansi(StringWriter text) => AnsiConsole.Create(
        new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(text) });
}

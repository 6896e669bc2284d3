using ProofRepair.Gate.Findings;
using ProofRepair.Gate.Settings;

namespace ProofRepair.Gate.Tests.Sources;

public sealed class SettingsReaderTests
{
    [Fact]
    public void Settings_are_read_from_their_table_and_others_are_left_alone()
    {
        var (settings, problem) = SettingsReader.Read("""
            [watch]
            anything = 1
            [gate]
            axioms = ["A.choice"]
            source = "src/"
            most-files = 12
            [gate.rules]
            inherited-sorry = "note"
            [gate.lean-options]
            autoImplicit = true
            maxRecDepth = 1000
            pp.unicode.fun = true
            """);

        Assert.Null(problem);
        Assert.Equal((RuleLevel.Note, RuleLevel.Reject), (settings!.LevelOf(Rule.InheritedSorry), settings.LevelOf(Rule.Sorry)));
        Assert.Equal(("src", 12, "true", "1000"), (settings.Source, settings.MostFiles, settings.LeanOptions["autoImplicit"], settings.LeanOptions["maxRecDepth"]));
        Assert.Equal("true", settings.LeanOptions["pp.unicode.fun"]);
        Assert.Contains("A.choice", settings.Axioms);
    }

    [Theory]
    [InlineData("[gate]\nexcludes = []", "excludes")]
    [InlineData("[gate.rules]\nsory = \"warn\"", "sory")]
    [InlineData("[gate.rules]\nsorry = \"ignore\"", "ignore")]
    [InlineData("[gate]\naxioms = \"all\"", "axioms")]
    [InlineData("[gate]\nmost-files = -1", "most-files")]
    [InlineData("[gate\n", "proofrepair.toml")]
    public void What_is_not_known_is_refused_and_named(string text, string named)
    {
        var (settings, problem) = SettingsReader.Read(text);

        Assert.Null(settings);
        Assert.Contains(named, problem, StringComparison.Ordinal);
    }
}

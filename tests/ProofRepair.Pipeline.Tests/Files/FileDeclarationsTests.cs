using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Syntax;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Files;

namespace ProofRepair.Pipeline.Tests.Files;

public class FileDeclarationsTests
{
    private const string Text = "theorem a : True := by\n\n#check nonsense\ntheorem b : True := trivial\n";

    [Fact]
    public void An_error_of_another_command_belongs_to_no_declaration()
    {
        var found = Of(new LeanPosition(3, 7), "unknown identifier 'nonsense'");

        Assert.Empty(found.Broken);
        Assert.Single(found.Elsewhere);
    }

    [Fact]
    public void A_parse_error_at_the_very_end_belongs_to_the_declaration_before_it()
    {
        var found = Of(new LeanPosition(1, 22), "unexpected token '#check'; expected '{' or tactic");

        Assert.Equal("a", Assert.Single(found.Broken).Command.Name);
        Assert.Empty(found.Elsewhere);
    }

    [Fact]
    public void What_was_not_expected_at_the_start_of_a_command_is_missing_in_the_one_before()
    {
        var found = Of(new LeanPosition(3, 0), "unexpected token '#check'; expected '{' or tactic");

        Assert.Equal("a", Assert.Single(found.Broken).Command.Name);
    }

    [Fact]
    public void An_error_at_the_start_of_a_declaration_is_its_own()
    {
        var found = Of(new LeanPosition(4, 0), "it fails");

        Assert.Equal("b", Assert.Single(found.Broken).Command.Name);
    }

    private static FileDeclarations Of(LeanPosition position, string message) => FileDeclarations.Of(
        Text,
        CommandSplitter.Split(Text).Commands,
        new CheckReport(RunOutcome.Errors, ImmutableArray.Create(new LeanMessage(LeanSeverity.Error, "[anonymous]", position, null, message)), TimeSpan.Zero));
}

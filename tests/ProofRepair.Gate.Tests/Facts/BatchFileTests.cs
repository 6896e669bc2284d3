using System.Text;
using CsCheck;
using ProofRepair.Gate.Facts.Batches;
using ProofRepair.Gate.Sources;
using ProofRepair.Lean.Syntax;

namespace ProofRepair.Gate.Tests.Facts;

public sealed class BatchFileTests
{
    [Fact]
    public void A_text_is_one_literal_whatever_it_holds()
    {
        Gen.String[Gen.Char["\"#r\\\n ∀-/"], 0, 40].Sample(text =>
        {
            var literal = BatchFile.Raw(text);
            var token = Assert.Single(LeanLexer.Tokenize(literal));
            Assert.Equal((LeanTokenKind.Text, literal.Length), (token.Kind, token.Span.Length));
            Assert.Contains(text, literal, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Each_file_has_the_line_of_its_command()
    {
        var files = new[] { "theorem a : 1 = 1 := rfl\n\n-- \"#\"##\n", "", "/- x -/\n" }.Select((t, i) => (LeanSourceFile.Of($"A/F{i}.lean", $"A/F{i}.lean", t, Encoding.UTF8.GetBytes(t)), t, "/lib")).ToList();

        var (text, lines) = BatchFile.Compose(files);

        Assert.All(lines.Select((line, i) => (line, i)), l => Assert.StartsWith($"run_cmd batched (Name.mkStr (Name.mkStr Name.anonymous r#\"A\"#) r#\"F{l.i}\"#)", text.Split('\n')[l.line - 1], StringComparison.Ordinal));
    }
}

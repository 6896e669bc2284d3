using System.Text;
using ProofRepair.Bench.Text;
using ProofRepair.Pipeline.Files;

namespace ProofRepair.Bench.Suites;

/// <summary>
/// Reads a <c>.lean</c> file: each theorem that holds a <c>sorry</c> is a row, or else the last one. Whether a theorem has an error only
/// Lean can say; files of failing proofs hold one theorem each.
/// </summary>
internal static class LeanFileReader
{
    private static readonly string[] Commands =
    [
        "theorem", "lemma", "example", "def", "abbrev", "instance", "structure", "class", "inductive", "axiom", "opaque", "namespace", "section",
        "end", "open", "variable", "universe", "set_option", "attribute", "noncomputable", "private", "protected", "macro", "syntax", "notation",
        "local", "scoped", "infix", "infixl", "infixr", "mutual", "import",
    ];

    public static async Task ReadAsync(string path, string split, SuiteBuilder suite, CancellationToken cancellationToken)
    {
        if (new FileInfo(path).Length > LeanFile.LargestBytes)
        {
            suite.AddBad(new BadRow(path, 1, $"the file is larger than {LeanFile.LargestBytes >> 20} MB"));
            return;
        }

        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(await File.ReadAllBytesAsync(path, cancellationToken));
        }
        catch (DecoderFallbackException)
        {
            suite.AddBad(new BadRow(path, 1, "the file is not valid UTF-8"));
            return;
        }

        text = text.TrimStart('\uFEFF');
        var tokens = LeanScanner.Scan(text);
        var theorems = DeclarationText.TheoremPositions(tokens);
        if (theorems.IsEmpty)
        {
            suite.AddBad(new BadRow(path, 1, "the file declares no theorem, lemma or example"));
            return;
        }

        var all = theorems.Select(k => (Token: tokens[k], Text: DeclarationText.At(text, tokens, k, EndOfCommand(text, tokens, k)))).ToList();
        var open = all.Where(t => HasSorry(t.Text.Body)).ToList();
        foreach (var (token, theorem) in open.Count > 0 ? open : [all[^1]])
        {
            var line = text.AsSpan(0, token.Start).Count('\n') + 1;
            var name = theorem.Name.Length > 0 ? theorem.Name : $"{Path.GetFileNameWithoutExtension(path)}:{line}";
            suite.Add(new SuiteRow(
                name, split, null, theorem.Prefix, theorem.Statement, theorem.Name, null, theorem.HasProof ? theorem.Body!.Trim() : null, path, line));
        }
    }

    private static bool HasSorry(string? body) => body is null || LeanScanner.Scan(body).Any(t => t.Is("sorry"));

    private static int EndOfCommand(string text, System.Collections.Immutable.ImmutableArray<LeanToken> tokens, int keyword)
    {
        for (var i = keyword + 1; i < tokens.Length; i++)
        {
            var startsLine = tokens[i].Start > 0 && text[tokens[i].Start - 1] == '\n';
            if (startsLine && (tokens[i].Kind == LeanTokenKind.DocComment || tokens[i].Is("@") || tokens[i].Is("#")
                || (tokens[i].Kind == LeanTokenKind.Identifier && Commands.Contains(tokens[i].Text))))
            {
                return tokens[i].Start;
            }
        }

        return text.Length;
    }
}

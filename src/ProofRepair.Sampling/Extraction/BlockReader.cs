namespace ProofRepair.Sampling.Extraction;

/// <summary>A body found in one block; the higher <paramref name="Rank"/>, the surer that it is meant as the whole proof.</summary>
internal sealed record Candidate(ExtractedBody Body, int Rank);

/// <summary>Reads one block as a theorem with its proof, or as a proof without its theorem.</summary>
internal sealed class BlockReader(string statement)
{
    private const int NamedTheorem = 3;
    private const int WholeTactics = 3;
    private const int OtherTheorem = 2;
    private const int Tactics = 2;

    private readonly string? _name = Declarations.NameOf(statement);
    private readonly string _statement = Squeeze(statement);

    public Candidate? Read(CodeBlock block)
    {
        var code = CodeCleaning.CleanCode(block.Text);
        code = block.Origin == BlockOrigin.Fenced ? Dedent(code) : code;
        var scan = new LeanScan(code);
        var declarations = Declarations.Find(scan);
        var bare = block.Origin == BlockOrigin.Prose ? null : ReadBare(scan, block);
        return ReadNamed(scan, declarations, block) ?? bare ?? ReadOther(scan, declarations, block);
    }

    private Candidate? ReadNamed(LeanScan scan, IReadOnlyList<Declaration> declarations, CodeBlock block)
    {
        for (var i = declarations.Count - 1; i >= 0; i--)
        {
            var isOurs = _name is null ? declarations[i].Keyword == "example" : LeanNames.Match(declarations[i].Name, _name);
            if (isOurs && ReadTheorem(scan, declarations, i, block) is { } body)
            {
                return new Candidate(body, NamedTheorem);
            }
        }

        return null;
    }

    // A model that renames the theorem writes it last, after its helpers.
    private Candidate? ReadOther(LeanScan scan, IReadOnlyList<Declaration> declarations, CodeBlock block)
    {
        for (var i = declarations.Count - 1; i >= 0; i--)
        {
            if (declarations[i].IsTheorem && ReadTheorem(scan, declarations, i, block) is { } body)
            {
                return new Candidate(body, OtherTheorem);
            }
        }

        return null;
    }

    private ExtractedBody? ReadTheorem(LeanScan scan, IReadOnlyList<Declaration> declarations, int index, CodeBlock block)
    {
        var declaration = declarations[index];
        var start = Declarations.BodyStart(scan, declaration.NameEnd);
        if (EndOfOwnStatement(scan, declaration) is { } exact)
        {
            start = exact;
        }

        if (start < 0)
        {
            return null;
        }

        var end = BodyEnd.Find(scan, start);
        var edited = _statement.Length > 0 && Squeeze(scan.Text[declaration.Start..(start - 2)]) != _statement;
        var column = scan.FirstCodeFrom(start) - (start == 0 ? 0 : scan.Text.LastIndexOf('\n', Math.Min(start, scan.Text.Length - 1)) + 1);
        var helpers = HelpersBefore(scan, declarations, index);
        return Finish(scan.Text[start..end], column, block, end < scan.Text.Length, isTerm: true) is { } body
            ? body with { Helpers = helpers, StatementEdited = edited }
            : null;
    }

    private static Candidate? ReadBare(LeanScan scan, CodeBlock block)
    {
        var start = scan.FirstCodeFrom(0);
        if (start >= scan.Text.Length)
        {
            return null;
        }

        var text = scan.Text;
        var first = text.AsSpan(start, Math.Max(0, LineEnd(text, start) - start));
        var assigned = first.StartsWith(":=");
        if (Vocabulary.IsCommand(first) && (start == 0 || text[start - 1] != ' '))
        {
            return null;
        }

        // A comment that the prompt had opened ends here.
        if (first.StartsWith("-/"))
        {
            var inner = new LeanScan(text[(start + 2)..]);
            return ReadBare(inner, block);
        }

        var from = assigned ? start + 2 : 0;
        var isBy = assigned || LeanNames.WordAt(text, start) == "by";
        if (!isBy && !LineLook.IsCode(first) && !(block.Origin == BlockOrigin.Lead && HasTactic(scan)))
        {
            return null;
        }

        var end = BodyEnd.Find(scan, isBy ? start : 0);
        var isTerm = assigned || (!isBy && LineLook.IsTerm(first) && !LineLook.IsTactic(first));
        var slice = text[(isBy && !assigned ? start : from)..end];
        return Finish(slice, 0, block, end < text.Length, isTerm) is { } body
            ? new Candidate(body, block.Origin == BlockOrigin.Lead ? WholeTactics : Tactics)
            : null;
    }

    /// <summary>The last of it: <c>by</c> in front, columns that Lean accepts, no space at the end.</summary>
    private static ExtractedBody? Finish(string slice, int column, CodeBlock block, bool endedEarly, bool isTerm)
    {
        var body = slice.TrimEnd();
        var scan = new LeanScan(body);
        var first = scan.FirstCodeFrom(0);
        if (first >= body.Length)
        {
            return null;
        }

        var isBy = LeanNames.WordAt(body, first) == "by";
        if (isBy)
        {
            body = body[first..];
            if (new LeanScan(body).FirstCodeFrom(2) >= body.Length)
            {
                return null;
            }

            body = BodyLayout.Unhang("by" + BodyLayout.AfterBy(body[2..]), column);
        }
        else if (isTerm)
        {
            body = body[first..];
        }
        else
        {
            body = "by\n" + BodyLayout.Indent(body);
        }

        var truncated = !endedEarly && ((block.Cut && !block.Closed) || (!block.Closed && Openers.IsCut(body)));
        return new ExtractedBody(body, isBy || !isTerm, truncated, FromThinking: block.InThinking);
    }

    /// <summary>Just after the <c>:=</c> that follows our statement, where the model restated it as it is, whatever is written in it.</summary>
    private int? EndOfOwnStatement(LeanScan scan, Declaration declaration)
    {
        var matched = 0;
        var i = declaration.Start;
        for (; i < scan.Text.Length && matched < _statement.Length; i++)
        {
            if (char.IsWhiteSpace(scan.Text[i]) || scan.KindAt(i) == TextKind.Comment)
            {
                continue;
            }

            if (scan.Text[i] != _statement[matched++])
            {
                return null;
            }
        }

        var next = scan.FirstCodeFrom(i);
        return matched == _statement.Length && matched > 0 && scan.Text.AsSpan(Math.Min(next, scan.Text.Length)).StartsWith(":=") ? next + 2 : null;
    }

    private static string? HelpersBefore(LeanScan scan, IReadOnlyList<Declaration> declarations, int index)
    {
        if (index == 0)
        {
            return null;
        }

        // A model that tries several times in one block restates the theorem itself; that is no helper.
        var parts = declarations
            .Take(index)
            .Select((d, i) => (d.Name, Text: WithoutLastDocstring(scan.Text[d.Start..declarations[i + 1].Start].TrimEnd())))
            .Where(p => p.Text.Length > 0 && p.Name != declarations[index].Name)
            .Select(p => p.Text)
            .ToList();
        return parts.Count == 0 ? null : string.Join("\n\n", parts);
    }

    private static string WithoutLastDocstring(string text)
    {
        var start = text.LastIndexOf("/--", StringComparison.Ordinal);
        return start >= 0 && text.EndsWith("-/", StringComparison.Ordinal) && new LeanScan(text).FirstCodeFrom(start) >= text.Length ? text[..start].TrimEnd() : text;
    }

    /// <summary>Code without white space and comments, up to a last <c>:=</c>.</summary>
    private static string Squeeze(string text)
    {
        var scan = new LeanScan(text);
        var kept = new char[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i]) && scan.KindAt(i) != TextKind.Comment)
            {
                kept[length++] = text[i];
            }
        }

        var squeezed = new string(kept, 0, length);
        return squeezed.EndsWith(":=by", StringComparison.Ordinal) ? squeezed[..^4] : squeezed.EndsWith(":=", StringComparison.Ordinal) ? squeezed[..^2] : squeezed;
    }

    // A block inside a list of a Markdown text is indented as a whole.
    private static string Dedent(string code)
    {
        var lines = code.Split('\n');
        var common = lines.Where(l => !string.IsNullOrWhiteSpace(l)).Select(l => l.Length - l.TrimStart(' ').Length).DefaultIfEmpty(0).Min();
        var first = Array.Find(lines, l => !string.IsNullOrWhiteSpace(l));
        return common == 0 || first is null || !Vocabulary.IsCommand(first.AsSpan().TrimStart())
            ? code
            : string.Join('\n', lines.Select(l => l.Length >= common ? l[common..] : l.TrimStart(' ')));
    }

    private static bool HasTactic(LeanScan scan)
    {
        for (var line = 0; line < scan.Text.Length; line = LineEnd(scan.Text, line) + 1)
        {
            var code = scan.FirstCodeFrom(line);
            if (code < scan.Text.Length && code < LineEnd(scan.Text, line) && LineLook.IsTactic(scan.Text.AsSpan(code, LineEnd(scan.Text, line) - code)))
            {
                return true;
            }
        }

        return false;
    }

    private static int LineEnd(string text, int start)
    {
        var end = text.IndexOf('\n', start);
        return end < 0 ? text.Length : end;
    }
}

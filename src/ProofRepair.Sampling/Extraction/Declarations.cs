namespace ProofRepair.Sampling.Extraction;

/// <summary>A declaration in a text: where its line begins, its keyword, its name (empty for an <c>example</c>), where the name ends.</summary>
internal sealed record Declaration(int Start, string Keyword, string Name, int NameEnd)
{
    public bool IsTheorem => Keyword is "theorem" or "lemma" or "example" or "def" or "abbrev";
}

internal static class Declarations
{
    public static IReadOnlyList<Declaration> Find(LeanScan scan)
    {
        var found = new List<Declaration>();
        for (var line = 0; line < scan.Text.Length;)
        {
            if (AtLine(scan, line) is { } declaration)
            {
                found.Add(declaration);
            }

            var end = scan.Text.IndexOf('\n', line);
            line = end < 0 ? scan.Text.Length : end + 1;
        }

        return found;
    }

    /// <summary>The name that a statement declares; null where it is an <c>example</c> or no declaration.</summary>
    public static string? NameOf(string statement) =>
        Find(new LeanScan(statement)) is [.., var last] && last.Name.Length > 0 ? last.Name : null;

    /// <summary>
    /// Where the body begins (just after <c>:=</c>), or -1. <c>:=</c> in binders stands in brackets; that of a <c>let</c> inside the type
    /// belongs to the <c>let</c>.
    /// </summary>
    public static int BodyStart(LeanScan scan, int from)
    {
        var bindings = 0;
        var depth = scan.DepthAt(Math.Min(from, scan.Text.Length));
        for (var i = from; i + 1 < scan.Text.Length; i++)
        {
            if (!scan.IsCode(i))
            {
                continue;
            }

            if (i > from && scan.Text[i - 1] == '\n' && (AtLine(scan, i) is not null || scan.Text.AsSpan(i).StartsWith("```")))
            {
                return -1;
            }

            if (scan.DepthAt(i) != depth)
            {
                continue;
            }

            if (scan.Text[i] == ':' && scan.Text[i + 1] == '=')
            {
                if (bindings == 0)
                {
                    return i + 2;
                }

                bindings--;
            }
            else if (!LeanNames.IsPartBefore(scan.Text, i) && LeanNames.WordAt(scan.Text, i) is "let" or "have" or "letI" or "haveI")
            {
                bindings++;
            }
        }

        return -1;
    }

    private static Declaration? AtLine(LeanScan scan, int line)
    {
        var i = SkipBlank(scan.Text, line);
        while (i < scan.Text.Length && scan.IsCode(i))
        {
            if (scan.Text[i] == '@' && i + 1 < scan.Text.Length && scan.Text[i + 1] == '[')
            {
                var close = scan.Text.IndexOf(']', i);
                if (close < 0)
                {
                    return null;
                }

                i = SkipBlank(scan.Text, close + 1);
                continue;
            }

            var word = LeanNames.WordAt(scan.Text, i);
            var end = i + word.Length;
            if (Vocabulary.IsModifier(word))
            {
                i = SkipBlank(scan.Text, end);
                continue;
            }

            if (!Vocabulary.IsDeclaration(word) || (end < scan.Text.Length && !char.IsWhiteSpace(scan.Text[end])))
            {
                return null;
            }

            var nameStart = end;
            while (nameStart < scan.Text.Length && char.IsWhiteSpace(scan.Text[nameStart]))
            {
                nameStart++;
            }

            var nameEnd = word == "example" ? nameStart : LeanNames.EndOfName(scan.Text, nameStart);
            return nameEnd == nameStart && word is not "example" and not "instance"
                ? null
                : new Declaration(line, word, scan.Text[nameStart..nameEnd], nameEnd);
        }

        return null;
    }

    private static int SkipBlank(string text, int i)
    {
        while (i < text.Length && text[i] is ' ' or '\t')
        {
            i++;
        }

        return i;
    }
}

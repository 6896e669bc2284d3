using System.Collections.Immutable;

namespace ProofRepair.Lean.Syntax;

/// <summary>The imports of a file: their names, and where they end.</summary>
public static class ImportBlock
{
    /// <summary>
    /// The start of the line after <c>module</c>, <c>prelude</c> and the imports. Null where that line holds something else of theirs,
    /// or where an import is not of a known form: in doubt nothing may be put there.
    /// </summary>
    public static int? End(string text)
    {
        var all = LeanLexer.Tokenize(text);
        var tokens = all.Where(t => !t.IsTrivia).ToArray();
        var next = 0;
        while (Is(next, "module") || Is(next, "prelude"))
        {
            next++;
        }

        while (ImportAt(next) is { } import)
        {
            var name = import + (Is(import + 1, "all") ? 2 : 1);
            if (name >= tokens.Length || tokens[name].Kind != LeanTokenKind.Identifier || (tokens[name].End < text.Length && text[tokens[name].End] == '.'))
            {
                return null;
            }

            next = name + 1;
        }

        if (tokens.Skip(next).Any(t => t.Is(text, "import")))
        {
            return null;
        }

        if (next == 0)
        {
            return 0;
        }

        var end = tokens[next - 1].End;
        var newline = text.IndexOf('\n', end);
        return newline < 0 || all.Any(t => t.Start >= end && t.Start < newline && t.Kind != LeanTokenKind.LineComment) ? null : newline + 1;

        // `public meta import all X`, any of the words absent.
        int? ImportAt(int i)
        {
            i += Is(i, "public") ? 1 : 0;
            i += Is(i, "meta") ? 1 : 0;
            return Is(i, "import") ? i : null;
        }

        bool Is(int i, string word) => i < tokens.Length && tokens[i].Is(text, word);
    }

    /// <summary>The modules that a text imports, as they are written; null where <see cref="End"/> is.</summary>
    public static ImmutableArray<string>? Names(string text)
    {
        if (End(text) is not { } end)
        {
            return null;
        }

        var tokens = LeanLexer.Tokenize(text[..end]).Where(t => !t.IsTrivia).ToArray();
        return [.. tokens.Where(t => t.Kind == LeanTokenKind.Identifier && !t.Is(text, "all") && !t.Is(text, "meta")).Select(t => t.In(text))];
    }
}

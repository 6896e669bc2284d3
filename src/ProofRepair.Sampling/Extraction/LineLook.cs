using System.Buffers;

namespace ProofRepair.Sampling.Extraction;

/// <summary>What a line looks like, from its first words.</summary>
internal static class LineLook
{
    private static readonly SearchValues<char> s_marks = SearchValues.Create("[]←⟨⟩⊢∀∃≤≥≠");

    /// <summary>A line that a tactic (or a comment, or a bullet) begins.</summary>
    public static bool IsTactic(ReadOnlySpan<char> line)
    {
        var text = line.Trim().ToString();
        if (text.Length == 0)
        {
            return false;
        }

        if (text[0] is '·' or '{' || text.StartsWith(". ", StringComparison.Ordinal) || text is ".")
        {
            return true;
        }

        var word = LeanNames.WordAt(text, 0);
        if (word is "open" or "set_option")
        {
            return text.EndsWith(" in", StringComparison.Ordinal);
        }

        return Vocabulary.IsTactic(word) && (word.Length == text.Length || text[word.Length] is not ('.' or ',') || text[word.Length..].Contains(' '));
    }

    /// <summary>A line that could begin a body, a declaration or a file.</summary>
    public static bool IsCode(ReadOnlySpan<char> line)
    {
        var text = line.Trim().ToString();
        if (text.Length == 0)
        {
            return false;
        }

        var word = LeanNames.WordAt(text, 0);
        return IsTactic(text)
            || Vocabulary.IsCommand(text)
            || word is "by"
            || IsTerm(text)
            || text.StartsWith("--", StringComparison.Ordinal)
            || text.StartsWith("/-", StringComparison.Ordinal)
            || text.StartsWith("-/", StringComparison.Ordinal)
            || text.StartsWith(":=", StringComparison.Ordinal)
            || text.StartsWith("<;>", StringComparison.Ordinal)
            || text[0] is '(' or '⟨'
            || (word.Length > 0 && char.IsAsciiLetterLower(word[0]) && HasLeanMarks(text, word));
    }

    /// <summary>A body that is a term although no <c>:=</c> stands before it to say so.</summary>
    public static bool IsTerm(ReadOnlySpan<char> line)
    {
        var text = line.Trim().ToString();
        var word = LeanNames.WordAt(text, 0);
        return word is "fun"
            || text.StartsWith('λ')
            || text.StartsWith('⟨')
            || text.StartsWith('@') && !text.StartsWith("@[", StringComparison.Ordinal)
            || (text.Length > 1 && text[0] == '.' && char.IsLetter(text[1]))
            || (word.Length > 0 && text.Length > word.Length + 1 && text[word.Length] == '.' && LeanNames.IsPart(text[word.Length + 1]) && !Vocabulary.IsTactic(word));
    }

    /// <summary>A line at column 0 that is no Lean: prose, Markdown, a tag, an end-of-text token.</summary>
    public static bool IsProse(ReadOnlySpan<char> line, bool bodyAtColumnZero)
    {
        var text = line.ToString();
        if (IsTactic(text))
        {
            return false;
        }

        var word = LeanNames.WordAt(text, 0);
        if (word.Length > 0)
        {
            return char.IsAsciiLetterUpper(text[0])
                || (char.IsAsciiDigit(text[0]) && text.Length > word.Length && text[word.Length] is '.' or ')')
                || (!bodyAtColumnZero && char.IsAsciiLetterLower(text[0]) && !Vocabulary.IsContinuation(word));
        }

        var next = text.Length > 1 ? text[1] : '\0';
        return text[0] switch
        {
            '#' => next is '#' or ' ',
            '*' => next is '*' or ' ',
            '-' => (next == ' ' && text.Length > 2 && (char.IsAsciiLetterUpper(text[2]) || text[2] is '`' or '*' or '$')) || text.StartsWith("---", StringComparison.Ordinal),
            '<' => next == '/' || char.IsAsciiLetter(next) || next == '｜' || (next == '|' && text.Length > 2 && char.IsAsciiLetter(text[2]) && text.Contains("|>", StringComparison.Ordinal)),
            '$' or '`' or '\\' => next is not ' ',
            _ => false,
        };
    }

    private static bool HasLeanMarks(string text, string word) =>
        (word.Contains('_') && text.Length == word.Length)
        || text.AsSpan().ContainsAny(s_marks)
        || text.Contains(":=", StringComparison.Ordinal)
        || text.Contains("<;>", StringComparison.Ordinal);
}

namespace ProofRepair.Sampling.Extraction;

/// <summary>Whether a text stops where Lean must read on.</summary>
internal static class Openers
{
    public static bool EndsOpen(LeanScan scan, int from, int end)
    {
        var last = scan.LastCodeBefore(end);
        if (last < from)
        {
            return true;
        }

        var c = scan.Text[last];
        if (LeanNames.IsPart(c))
        {
            var start = last;
            while (start > from && LeanNames.IsPart(scan.Text[start - 1]))
            {
                start--;
            }

            return Vocabulary.IsOpening(scan.Text[start..(last + 1)]) && (start == 0 || scan.Text[start - 1] != '.');
        }

        if (c == '*')
        {
            // `simp at *` and `simp [*` end in a place, not in an operator.
            return last - 1 <= from || !(scan.Text[last - 1] is '[' or ',' || scan.Text.AsSpan(from, last - from).TrimEnd().EndsWith(" at"));
        }

        return c is '=' or ',' or '+' or '-' or '/' or '^' or '<' or '(' or '[' or '{' or '⟨' or '∧' or '∨' or '→' or '↔' or '≤' or '≥' or '≠'
            or '∣' or '←' or '↦' or '∘' or '·' or ':' or '¬' or '∈' or '∪' or '∩' or '⊆'
            || (c == '>' && last > from && scan.Text[last - 1] is '=' or ';' or '|')
            || ((c is '|' or ';') && last > from && scan.Text[last - 1] == '<');
    }

    /// <summary>An open comment, an open bracket, or a last token that needs another.</summary>
    public static bool IsCut(string body)
    {
        var scan = new LeanScan(body);
        return scan.EndsInComment || scan.HasOpenString || scan.FinalDepth > 0 || EndsOpen(scan, 0, body.Length);
    }
}

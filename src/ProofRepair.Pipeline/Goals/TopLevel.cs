namespace ProofRepair.Pipeline.Goals;

/// <summary>Search outside brackets, strings and «quoted names» of printed Lean.</summary>
internal static class TopLevel
{
    public static int IndexOf(string text, string mark)
    {
        var depth = 0;
        var inString = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (inString)
            {
                if (c == '\\')
                {
                    i++;
                }
                else if (c == '"')
                {
                    inString = false;
                }

                continue;
            }

            if (depth == 0 && string.CompareOrdinal(text, i, mark, 0, mark.Length) == 0)
            {
                return i;
            }

            switch (c)
            {
                case '"':
                    inString = true;
                    break;
                case '(' or '[' or '{' or '⟨' or '«' or '⦃':
                    depth++;
                    break;
                case ')' or ']' or '}' or '⟩' or '»' or '⦄':
                    depth = Math.Max(depth - 1, 0);
                    break;
                default:
                    break;
            }
        }

        return -1;
    }
}

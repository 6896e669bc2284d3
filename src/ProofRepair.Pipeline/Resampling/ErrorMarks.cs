using System.Text;

namespace ProofRepair.Pipeline.Resampling;

/// <summary>Puts <c>&lt;error&gt;…&lt;/error&gt;</c> around parts of a text, as prompts explain it.</summary>
internal static class ErrorMarks
{
    /// <summary>Marks stand in the order of their places; a part inside another is marked inside its marks.</summary>
    public static string Around(string text, IEnumerable<(int Start, int End)> parts)
    {
        var marks = parts
            .Select(s => (Start: Math.Clamp(s.Start, 0, text.Length), End: Math.Clamp(s.End, Math.Clamp(s.Start, 0, text.Length), text.Length)))
            .Select(s => char.IsLowSurrogate(text.ElementAtOrDefault(s.End)) ? s with { End = s.End + 1 } : s)
            .DistinctBy(s => s)
            .OrderBy(s => s.Start)
            .ThenByDescending(s => s.End)
            .ToList();
        var (marked, position, open) = (new StringBuilder(), 0, new Stack<int>());
        foreach (var (start, end) in marks)
        {
            CloseUntil(start);
            marked.Append(text, position, start - position).Append("<error>");
            position = start;
            open.Push(end);
        }

        CloseUntil(text.Length);
        return marked.Append(text, position, text.Length - position).ToString();

        void CloseUntil(int place)
        {
            while (open.Count > 0 && open.Peek() <= place)
            {
                var end = Math.Max(open.Pop(), position);
                marked.Append(text, position, end - position).Append("</error>");
                position = end;
            }
        }
    }
}

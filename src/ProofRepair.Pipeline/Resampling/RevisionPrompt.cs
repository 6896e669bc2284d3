using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Isolation;
using ProofRepair.Sampling;

namespace ProofRepair.Pipeline.Resampling;

/// <summary>What a model is shown of a failed attempt: the body with the failing spans marked, and Lean's words.</summary>
public static class RevisionPrompt
{
    private const int MostErrors = 8;
    private const int MostCharsOfError = 1200;

    public static SampleRequest Shape(SampleRequest request, CheckedAttempt failed)
    {
        var attempt = failed.Attempt;
        var errors = Isolator.BodyErrors(failed.Report, attempt.Text, attempt.Body)
            .Where(e => e.Start >= attempt.Body.Start && e.Start < attempt.Body.End)
            .OrderBy(e => e.Start)
            .Take(MostErrors)
            .ToList();
        return request with
        {
            FailedBody = Marked(attempt.BodyText, [.. errors.Select(e => (e.Start - attempt.Body.Start, (e.End ?? e.Start + 1) - attempt.Body.Start))]),
            Errors = [.. failed.Report.Errors.Take(MostErrors).Select(m => m.Text.Length > MostCharsOfError ? m.Text[..MostCharsOfError] + " …" : m.Text)],
        };
    }

    /// <summary>Marks stand in the order of their places; an error inside another is marked inside its marks.</summary>
    private static string Marked(string text, List<(int Start, int End)> spans)
    {
        var marks = spans
            .Select(s => (Start: Math.Clamp(s.Start, 0, text.Length), End: Math.Clamp(s.End, s.Start, text.Length)))
            .Select(s => char.IsLowSurrogate(text.ElementAtOrDefault(s.End)) ? s with { End = s.End + 1 } : s)
            .DistinctBy(s => s)
            .OrderBy(s => s.Start)
            .ThenByDescending(s => s.End)
            .ToList();
        var (marked, position, open) = (new System.Text.StringBuilder(), 0, new Stack<int>());
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

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
        var text = attempt.BodyText;
        foreach (var error in Enumerable.Reverse(errors))
        {
            var start = error.Start - attempt.Body.Start;
            var end = Math.Clamp((error.End ?? error.Start + 1) - attempt.Body.Start, start, text.Length);
            text = $"{text[..start]}<error>{text[start..end]}</error>{text[end..]}";
        }

        return request with
        {
            FailedBody = text,
            Errors = [.. failed.Report.Errors.Take(MostErrors).Select(m => m.Text.Length > MostCharsOfError ? m.Text[..MostCharsOfError] + " …" : m.Text)],
        };
    }
}

using ProofRepair.Lean.Syntax;

namespace ProofRepair.Verify;

/// <summary>Nothing in the body may end it early and begin a command, run code, or set an option that changes what counts as proved.</summary>
internal static class BodyCheck
{
    private const string CheckName = "body";
    private const int LongestQuote = 80;

    public static VerdictCheck Of(VerifyRequest request)
    {
        var hazards = BodyInspection.HazardsOf(request.Lead, request.Body);
        return hazards.IsEmpty
            ? new VerdictCheck(CheckName, CheckResult.Passed, "one declaration, nothing after it")
            : new VerdictCheck(CheckName, CheckResult.Failed, string.Join("; ", hazards.Select(Sentence).Distinct(StringComparer.Ordinal)));
    }

    private static string Sentence(BodyHazard hazard)
    {
        var quote = hazard.Text.Length > LongestQuote ? hazard.Text[..LongestQuote] + "…" : hazard.Text;
        return hazard.Hazard == FenceHazard.OptionNotAllowed
            ? $"it sets `{quote}`, which is not among the options that a proof may set"
            : $"it holds what a proof must not: {hazard.Hazard} at `{quote}`";
    }
}

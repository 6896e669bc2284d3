namespace ProofRepair.Ablation.Apollo.Solving;

/// <summary>
/// Mathlib's <c>hint</c> for a Lean without it: the tactics registered with it, in one tactic that reports the first which closes the goal in
/// the form that <c>hint</c> reports it. Without <c>exact?</c> (its report would be another message) and without suggestions that
/// leave goals, which is to APOLLO's advantage: it drops a report with more than one.
/// </summary>
internal static class HintTactics
{
    private static readonly string[] s_registered = ["linarith", "positivity", "norm_num", "omega", "decide", "simp_all", "aesop"];

    public static string Text { get; } =
        $"(first {string.Join(' ', s_registered.Select(t => $"| ({t}; done; trace \"{HintReport.Bullet} {t}\")"))})";
}

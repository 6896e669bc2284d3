using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Text;

namespace ProofRepair.Pipeline.Attempts;

/// <summary>Where a body came from.</summary>
public enum AttemptOrigin
{
    /// <summary>It came with the problem.</summary>
    Given,

    /// <summary>A model wrote it, or a record of one, from the statement alone.</summary>
    Sampled,

    /// <summary>A model wrote it, or a part of it, from what failed.</summary>
    Resampled,

    /// <summary>A solver closed the whole statement.</summary>
    Solver,
}

/// <summary>A body for a problem's statement. <paramref name="Text"/> is the whole declaration, <paramref name="Body"/> the body in it.</summary>
public sealed record Attempt(string Text, TextSpan Body, AttemptOrigin Origin, string? Model = null)
{
    public string BodyText => Body.In(Text);

    public static Attempt Of(string lead, string body, AttemptOrigin origin, string? model = null) =>
        new(lead + body, new TextSpan(lead.Length, body.Length), origin, model);
}

/// <summary>An attempt and what Lean said of it as it came.</summary>
public sealed record CheckedAttempt(Attempt Attempt, CheckReport Report);

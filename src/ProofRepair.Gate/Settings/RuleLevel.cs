namespace ProofRepair.Gate.Settings;

/// <summary>What a rule does to the verdict.</summary>
public enum RuleLevel
{
    /// <summary>Not reported.</summary>
    Off,

    /// <summary>Reported, without a word on the change.</summary>
    Note,

    Warn,

    /// <summary>The change is rejected.</summary>
    Reject,
}

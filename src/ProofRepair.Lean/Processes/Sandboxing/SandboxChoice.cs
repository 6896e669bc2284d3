namespace ProofRepair.Lean.Processes.Sandboxing;

/// <summary>What is done about native Lean, which can do what its user can. The embedded one is always closed in.</summary>
public enum SandboxChoice
{
    /// <summary>Under bubblewrap where it works; else without, and that is said.</summary>
    Auto,

    /// <summary>Nothing runs without it.</summary>
    Required,

    Off,
}

namespace ProofRepair.Verify;

/// <summary>What stands between Lean's yes and this program's.</summary>
[Flags]
internal enum Defences
{
    None = 0,
    Body = 1,
    Sorry = 2,
    Axioms = 4,
    Statement = 8,
    Replay = 16,
    All = Body | Sorry | Axioms | Statement | Replay,
}

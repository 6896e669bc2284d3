namespace ProofRepair.Verify.Olean;

/// <summary>A universe level. Nodes are shared as in the file, so equality is by reference.</summary>
public abstract class LeanLevel
{
    public static readonly LeanLevel ZeroLevel = new Zero();

    public sealed class Zero : LeanLevel;

    public sealed class Succ(LeanLevel of) : LeanLevel
    {
        public LeanLevel Of { get; } = of;
    }

    public sealed class Max(LeanLevel left, LeanLevel right, bool isImpredicative) : LeanLevel
    {
        public LeanLevel Left { get; } = left;
        public LeanLevel Right { get; } = right;

        /// <summary><c>imax</c>: zero whenever the right side is.</summary>
        public bool IsImpredicative { get; } = isImpredicative;
    }

    public sealed class Param(LeanName name) : LeanLevel
    {
        public LeanName Name { get; } = name;
    }

    public sealed class Meta(LeanName name) : LeanLevel
    {
        public LeanName Name { get; } = name;
    }
}

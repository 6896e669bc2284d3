namespace ProofRepair.Lean.Syntax;

/// <summary>
/// What bounds the block that is being read. <paramref name="Limit"/>: the token that must not be passed. <paramref name="Column"/>: that of the
/// sequence, or -1 where brackets take the position away. <paramref name="BarColumn"/> and <paramref name="BarLine"/>: the alternatives around it.
/// </summary>
internal readonly record struct BlockContext(
    int Limit,
    int Column = -1,
    int BarColumn = -1,
    int BarLine = -1,
    bool StopsAtComma = false,
    bool StopsAtElse = false,
    bool Recovers = true,
    int Depth = 0);

/// <summary>Words of an item that will take a separator which would else end it.</summary>
internal struct PendingWords
{
    public int Binders;
    public int Thens;
    public int Lets;
    public bool OwnsBars;
}

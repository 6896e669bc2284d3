namespace ProofRepair.Lean.Text;

/// <summary>A place in a source as Lean prints it: <paramref name="Line"/> is 1-based, <paramref name="Column"/> is a 0-based count of codepoints.</summary>
public readonly record struct LeanPosition(int Line, int Column) : IComparable<LeanPosition>
{
    public int CompareTo(LeanPosition other) =>
        Line != other.Line ? Line.CompareTo(other.Line) : Column.CompareTo(other.Column);

    public static bool operator <(LeanPosition left, LeanPosition right) => left.CompareTo(right) < 0;
    public static bool operator >(LeanPosition left, LeanPosition right) => left.CompareTo(right) > 0;
    public static bool operator <=(LeanPosition left, LeanPosition right) => left.CompareTo(right) <= 0;
    public static bool operator >=(LeanPosition left, LeanPosition right) => left.CompareTo(right) >= 0;

    public override string ToString() => $"{Line}:{Column}";
}

using ProofRepair.Gate.Changes;
using ProofRepair.Lean.Text;

namespace ProofRepair.Gate.Judging;

/// <summary>Where a reader is to look: the statement, not the documentation before it.</summary>
internal static class Places
{
    public static LeanPosition? Start(Declaration declaration) => declaration.Command is { Statement: { } statement }
        ? declaration.File.Source.ToPosition(statement.Start)
        : declaration.Main.Place?.Start;

    public static LeanPosition? End(Declaration declaration) => declaration.Command is { Statement: { } statement }
        ? declaration.File.Source.ToPosition(statement.End)
        : declaration.Main.Place?.End;
}

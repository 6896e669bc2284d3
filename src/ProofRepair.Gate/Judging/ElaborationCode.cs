using System.Collections.Frozen;
using ProofRepair.Gate.Sources;
using ProofRepair.Lean.Syntax;

namespace ProofRepair.Gate.Judging;

/// <summary>Commands by which a file runs code of its own while it is elaborated, as its text shows them: for a reader, and no verdict.</summary>
internal static class ElaborationCode
{
    private static readonly FrozenSet<string> s_kinds = FrozenSet.Create(StringComparer.Ordinal,
        "#eval", "#eval!", "run_cmd", "run_elab", "run_meta", "initialize", "builtin_initialize", "elab", "elab_rules", "macro", "macro_rules", "simproc", "dsimproc");

    /// <summary>Those that the base's file does not have, word for word.</summary>
    public static IEnumerable<CommandSpan> Added(LeanSourceFile? before, LeanSourceFile after)
    {
        var old = Of(before).Select(c => c.Span.In(before!.Text)).ToHashSet(StringComparer.Ordinal);
        return Of(after).Where(c => !old.Contains(c.Span.In(after.Text)));
    }

    private static IEnumerable<CommandSpan> Of(LeanSourceFile? file) => file?.Commands.Where(c => s_kinds.Contains(c.Kind)) ?? [];
}

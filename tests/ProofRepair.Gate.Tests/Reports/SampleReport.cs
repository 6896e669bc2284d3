using ProofRepair.Gate.Changes;
using ProofRepair.Gate.Findings;
using ProofRepair.Gate.Reports;
using ProofRepair.Gate.Settings;
using ProofRepair.Lean.Text;

namespace ProofRepair.Gate.Tests.Reports;

internal static class SampleReport
{
    public static GateReport Rejected { get; } = Of(
        [
            Finding(Rule.Error, "A dir/Some,file:1.lean", new(3, 2), new(3, 9), "Numbers.first", "unsolved goals\nx : ℕ\n⊢ 100% = 1\r\nend"),
            Finding(Rule.Sorry, "Main.lean", new(7, 0), new(9, 4), "Numbers.second", "`Numbers.second` holds a `sorry`."),
            Finding(Rule.DefinitionChanged, "Main.lean", new(1, 0), null, "Numbers.double", "It means something else."),
            Finding(Rule.Settings, "lakefile.lean", null, null, null, "lakefile.lean was changed."),
        ],
        []);

    public static GateReport Undecided { get; } = Of([], [new UndecidedPart("Main.lean", "Main.lean: No answer within 600 s."), new UndecidedPart(null, "There is no Lean here.")]);

    public static GateReport Passed { get; } = Of([], []);

    public static GateReport Of(IEnumerable<Finding> findings, IEnumerable<UndecidedPart> undecided) => new(
        "1234567890abcdef1234567890abcdef12345678",
        "abcdef1234567890abcdef1234567890abcdef12",
        "Lean 4.28.0-pre (embedded)",
        [.. findings],
        [.. undecided],
        [new Change(ChangeKind.ProofChanged, "Numbers.second", "Main.lean", 7, null), new Change(ChangeKind.Renamed, "Numbers.third", "Main.lean", 12, "Numbers.old in Main.lean")],
        new SorryBaseline(2, 1, ["Numbers.third"], ["Numbers.second"]),
        [new Suggestion("Main.lean", "Numbers.second", 7, 9, "theorem second : 1 = 1 := by\n  rfl", "proved (Solve)")],
        [],
        new GateEffort(3, 5, TimeSpan.FromSeconds(12.34)));

    public static Finding Finding(Rule rule, string path, LeanPosition? start, LeanPosition? end, string? declaration, string message) => new(rule, rule.Level, path, start, end, declaration, message);
}

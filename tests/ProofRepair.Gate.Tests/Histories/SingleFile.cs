using static ProofRepair.Gate.Reports.GateVerdict;
using static ProofRepair.Gate.Tests.Histories.History;

namespace ProofRepair.Gate.Tests.Histories;

/// <summary>Changes inside one file.</summary>
internal static class SingleFile
{
    private const string Base = """
        namespace Numbers

        /-- Twice a number. -/
        def double (n : Nat) : Nat := n + n

        local notation "dbl " n => double n

        class Shift where
          by' : Nat

        local instance : Shift := ⟨1⟩

        def shifted [s : Shift] (n : Nat) (k : Nat := 1) : Nat := n + s.by' + k

        theorem double_eq (n : Nat) : (dbl n) = 2 * n := by
          unfold double
          omega

        theorem shifted_pos (n : Nat) : 0 < shifted n := by
          simp [shifted, Shift.by']

        theorem still_open (n : Nat) : n < n + 1 := by
          sorry

        theorem uses_open : 1 < 2 := still_open 1

        theorem twice_pos (n : Nat) (h : 0 < n) : 0 < 2 * n := by omega

        private theorem helper : 2 + 2 = 4 := rfl

        end Numbers

        """;

    public static IEnumerable<History> All =>
    [
        Of("nothing but a comment", Passed, [], Base, "-- A new first line.\n" + Base),
        Of("another proof of the same", Passed, [], Base, Edit("  unfold double\n  omega", "  simp [double]; omega")),
        Of("a theorem more, proved", Passed, [], Base, Add("theorem more (n : Nat) : n ≤ n + 2 := by omega")),
        Of("an old sorry is proved", Passed, [], Base, Edit("  sorry\n", "  omega\n")),
        Of("a private helper goes", Passed, [], Base, Edit("private theorem helper : 2 + 2 = 4 := rfl\n\n", "")),
        Of("a declaration renamed", Passed, [], Base, Edit("theorem twice_pos", "theorem two_mul_pos")),
        Of("a hypothesis under another name", Passed, [], Base, Edit("(h : 0 < n) : 0 < 2 * n := by omega", "(hn : 0 < n) : 0 < 2 * n := by omega")),
        Of("an argument made implicit, which changes no statement", Passed, [], Base, Edit("theorem twice_pos (n : Nat)", "theorem twice_pos {n : Nat}")),
        Of("a sorry added", Rejected, ["sorry Numbers.more"], Base, Add("theorem more (n : Nat) : n = n + 2 := by sorry")),
        Of("a proof replaced by a sorry", Rejected, ["sorry Numbers.twice_pos"], Base, Edit("0 < 2 * n := by omega", "0 < 2 * n := by sorry")),
        Of("a sorry without a warning", Rejected, ["sorry Numbers.more"], Base, Add("set_option warn.sorry false in\ntheorem more (n : Nat) : n = n + 2 := by sorry")),
        Of("a sorry by another name", Rejected, ["sorry Numbers.more"], Base, Add("theorem more (n : Nat) : n = n + 2 := by admit")),
        Of("a sorry as a term of the library", Rejected, ["sorry Numbers.more"], Base, Add("theorem more (n : Nat) : n = n + 2 := sorryAx _ false")),
        Of("a sorry in an example", Rejected, ["sorry Main.lean"], Base, Add("example (n : Nat) : n = n + 2 := by sorry")),
        Of("a sorry moved from one proof to another", Rejected, ["sorry Numbers.twice_pos"], Base, Edit("  sorry\n", "  omega\n", "0 < 2 * n := by omega", "0 < 2 * n := by sorry")),
        Of("a sorry in data", Rejected, ["sorry Numbers.value"], Base, Add("def value : Nat := sorry")),
        Of("a sorry inherited by a new theorem", Rejected, ["inherited-sorry Numbers.more"], Base, Add("theorem more : 5 < 6 := still_open 5")),
        Of("a sorry inherited by an old theorem", Rejected, ["inherited-sorry Numbers.twice_pos"], Base, Edit("0 < 2 * n := by omega", "0 < 2 * n := by have := still_open n; omega")),
        Of("an old sorry under a statement made stronger", Rejected, ["sorry Numbers.still_open", "statement-changed Numbers.still_open"], Base, Edit("still_open (n : Nat) : n < n + 1", "still_open (n : Nat) : n < n + 1 ∧ n < n + 2", "still_open 1", "(still_open 1).1")),
        Of("an error", Rejected, ["error twice_pos"], Base, Edit("0 < 2 * n := by omega", "0 < 2 * n := by rfl")),
        Of("an axiom declared", Rejected, ["axiom Numbers.cheat"], Base, Add("axiom cheat : 1 = 2")),
        Of("a theorem that became an axiom", Rejected, ["axiom Numbers.twice_pos", "statement-changed Numbers.twice_pos"], Base, Edit("theorem twice_pos (n : Nat) (h : 0 < n) : 0 < 2 * n := by omega", "axiom twice_pos (n : Nat) (h : 0 < n) : 0 < 2 * n")),
        Of("a proof by the compiler", Rejected, ["axiom Numbers.more"], Base, Add("theorem more : 10 + 10 = 20 := by native_decide")),
        Of("a statement weakened in its own text", Rejected, ["statement-changed Numbers.twice_pos"], Base, Edit("(h : 0 < n) : 0 < 2 * n", "(h : 1 < n) : 0 < 2 * n")),
        Of("a statement weakened through a definition", Rejected, ["drift Numbers.double_eq"], Base, Edit("double (n : Nat) : Nat := n + n", "double (n : Nat) : Nat := 2 * n", "  unfold double\n  omega", "  rfl")),
        Of("a statement weakened through a notation", Rejected, ["drift Numbers.double_eq"], Base, Edit("=> double n", "=> 2 * n", "  unfold double\n  omega", "  rfl")),
        Of("a statement weakened through an instance", Rejected, ["drift Numbers.shifted_pos"], Base, Edit("Shift := ⟨1⟩", "Shift := ⟨7⟩")),
        Of("a statement weakened through a variable", Rejected, ["drift Numbers.helper", "drift Numbers.twice_pos"], Base, Edit("theorem twice_pos", "variable (absurd : 1 = 2)\ninclude absurd\n\ntheorem twice_pos")),
        Of("a statement weakened through an argument that Lean fills in", Rejected, ["drift Numbers.shifted_pos"], Base, Edit("(k : Nat := 1)", "(k : Nat := 5)")),
        Of("a statement weakened through an implicit argument", Rejected, ["drift Numbers.same_length"], Implicit("α"), Implicit("Nat")),
        Of("a statement weakened through an option", Rejected, ["drift Numbers.auto"], WithAuto("false", "Ordinal"), WithAuto("true", "Ordinal")),
        Of("a statement weakened through a local instance of arithmetic", Rejected, ["drift Numbers.twice_pos"], Base, Edit("theorem twice_pos (n : Nat) (h : 0 < n) : 0 < 2 * n := by omega", "local instance (priority := high) evil : HMul Nat Nat Nat := ⟨fun _ b => b⟩\n\ntheorem twice_pos (n : Nat) (h : 0 < n) : 0 < 2 * n := h")),
        Of("a theorem removed", Rejected, ["removed Numbers.twice_pos"], Base, Edit("theorem twice_pos (n : Nat) (h : 0 < n) : 0 < 2 * n := by omega\n\n", "")),
        Of("a theorem hidden behind an early end", Rejected, ["ends-early Main.lean", "removed Numbers.twice_pos"], Base, Edit("theorem twice_pos", "#exit\n\ntheorem twice_pos")),
        Of("a proof that the kernel was kept from", Rejected, ["kernel Main.lean"], Base, Add("set_option debug.skipKernelTC true in\ntheorem more : 1 = 2 := by decide +kernel")),
        Of("code in a proof", Rejected, ["elaboration-code Main.lean"], "import Lean.Elab.Tactic.Basic\n" + Base, "import Lean.Elab.Tactic.Basic\n" + Add("theorem more : 1 = 1 := by\n  run_tac pure ()\n  rfl")),
        Of("a notation more, which runs nothing", Passed, [], Base, Add("local notation \"thrice \" n => 3 * n\n\ntheorem more : (thrice 2) = 6 := rfl")),
        Of("a helper for tactics altered", Rejected, ["elaboration-code Helping.step"], Helping("pure ()"), Helping("Lean.Elab.Tactic.done")),
        Of("an opaque helper for tactics altered", Rejected, ["elaboration-code Helping.step"], Opaque("pure ()"), Opaque("Lean.Elab.Tactic.done")),
        Of("code run in spite of an error", Rejected, ["elaboration-code Main.lean"], Base, Add("#eval! 1")),
        Of("code between a string that only seems to reach on and a comment", Rejected, ["elaboration-code Main.lean"], "import Lean.Elab.Command\n" + Base, "import Lean.Elab.Command\n" + Add("def said : String := s!\"{'\"'}\"\nrun_cmd pure ()\n/- }\" -/")),
        Of("a partial definition altered, which claims nothing", Passed, [], Partial("Nat"), Partial("Int")),
        Of("a conflict left", Rejected, ["conflict-marker Main.lean"], Base, Edit("0 < 2 * n := by omega", "0 < 2 * n := by\n<<<<<<< ours\n  omega\n=======\n  simp\n>>>>>>> theirs\n")),
        Of("marks of a conflict in a comment are none without all three", Passed, [], Base, "/-\n=======\nA title\n=======\n-/\n" + Base),
    ];

    private static string Edit(params string[] pairs) => pairs.Chunk(2).Aggregate(Base, (text, pair) =>
        text.Contains(pair[0], StringComparison.Ordinal) ? text.Replace(pair[0], pair[1], StringComparison.Ordinal) : throw new InvalidOperationException($"not in the base: {pair[0]}"));

    private static string Add(string declaration) => Edit("end Numbers\n", $"{declaration}\n\nend Numbers\n");

    private static string Helping(string code) =>
        $"import Lean.Elab.Tactic.Basic\n\nnamespace Helping\n\nabbrev Step := Lean.Elab.Tactic.TacticM Unit\n\ndef step : Step := {code}\n\ntheorem two : 1 + 1 = 2 := by\n  rfl\n\nend Helping\n";

    private static string Opaque(string code) => Helping(code).Replace("def step", "opaque step", StringComparison.Ordinal);

    private static string Partial(string type) => $"partial def count (n : {type}) : Nat := if n == 7 then 0 else count (n + 1)\n\ntheorem two : 1 + 1 = 2 := rfl\n";

    private static string Implicit(string type) =>
        $"namespace Numbers\n\nvariable {{α : Type}} {{xs : List {type}}}\n\ntheorem same_length : xs.reverse.length = xs.length := by simp\n\nend Numbers\n";

    /// <summary>A name that nothing declares becomes a variable where the option allows it.</summary>
    private static string WithAuto(string value, string type) =>
        $"structure {(value == "false" ? type : "Other")} where\n  size : Nat\n\nset_option autoImplicit {value}\n\nnamespace Numbers\n\ntheorem auto (x : {type}) : x = x := rfl\n\nend Numbers\n";
}

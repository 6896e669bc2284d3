using System.Text;
using ProofRepair.Gate.Reports;
using static ProofRepair.Gate.Reports.GateVerdict;
using static ProofRepair.Gate.Tests.Histories.History;

namespace ProofRepair.Gate.Tests.Histories;

/// <summary>Changes of several files, of settings, and of what is no Lean.</summary>
internal static class SeveralFiles
{
    private const string Basic = """
        module
        public section
        namespace Lib

        @[expose] def double (n : Nat) : Nat := n + n

        notation "dbl " n => double n

        theorem double_eq (n : Nat) : double n = 2 * n := by
          unfold double
          omega

        end Lib

        """;

    private const string Middle = """
        module
        public import Lib.Basic
        public section
        namespace Lib

        theorem double_pos (n : Nat) (h : 0 < n) : 0 < double n := by
          rw [double_eq]
          omega

        end Lib

        """;

    private const string Top = """
        module
        public import Lib.Middle
        public section
        open Lib

        theorem double_three : (dbl 3) = 6 := double_eq 3

        theorem double_four_pos : 0 < double 4 := double_pos 4 (by omega)

        """;

    private const string Alone = "theorem alone (n : Nat) : n ≤ n + 1 := by omega\n";

    public static IEnumerable<History> All =>
    [
        Lib("a proof changed that others import", Passed, [], [("Lib/Basic.lean", Basic.Replace("  unfold double\n  omega", "  simp only [double]\n  omega", StringComparison.Ordinal))]),
        Lib("a theorem made private and stated for all again, weaker", Rejected, ["removed double_four_pos", "removed double_three"], [("Top.lean", Top.Replace("public section\n", "", StringComparison.Ordinal)), ("Other.lean", "module\npublic section\ntheorem double_four_pos : True := trivial\n")]),
        Lib("a definition changed two files away", Rejected, ["drift Lib.double_eq", "drift Lib.double_pos", "drift double_four_pos", "drift double_three"], [("Lib/Basic.lean", Basic.Replace(":= n + n", ":= 2 * n", StringComparison.Ordinal).Replace("  unfold double\n  omega", "  rfl", StringComparison.Ordinal))]),
        Lib("a notation changed two files away", Rejected, ["drift double_three"], [("Lib/Basic.lean", Basic.Replace("=> double n", "=> 2 * n", StringComparison.Ordinal)), ("Top.lean", Top.Replace(":= double_eq 3", ":= rfl", StringComparison.Ordinal))]),
        Lib("an axiom two files away", Rejected, ["axiom Lib.cheat", "axiom Lib.double_eq", "axiom Lib.double_pos", "axiom double_four_pos", "axiom double_three"], [("Lib/Basic.lean", Basic.Replace("theorem double_eq (n : Nat) : double n = 2 * n := by\n  unfold double\n  omega", "axiom cheat (n : Nat) : double n = 2 * n\n\ntheorem double_eq (n : Nat) : double n = 2 * n := cheat n", StringComparison.Ordinal))]),
        Lib("a sorry two files away", Rejected, ["inherited-sorry Lib.double_pos", "inherited-sorry double_four_pos", "inherited-sorry double_three", "sorry Lib.double_eq"], [("Lib/Basic.lean", Basic.Replace("  unfold double\n  omega", "  sorry", StringComparison.Ordinal))]),
        Lib("a change that breaks what imports it", Rejected, ["error double_pos"], [("Lib/Basic.lean", Basic.Replace("theorem double_eq ", "theorem double_eq' ", StringComparison.Ordinal))]),
        Lib("a declaration moved to another file", Passed, [], [("Lib/Basic.lean", Basic.Replace("theorem double_eq (n : Nat) : double n = 2 * n := by\n  unfold double\n  omega\n", "", StringComparison.Ordinal)), ("Lib/Middle.lean", Middle.Replace("theorem double_pos", "theorem double_eq (n : Nat) : double n = 2 * n := by\n  unfold double\n  omega\n\ntheorem double_pos", StringComparison.Ordinal))]),
        Lib("a new file that imports the old ones", Passed, [], [("More.lean", "module\npublic import Top\npublic section\n\ntheorem more : Lib.double 3 = 3 + 3 := by rw [Lib.double_eq]\n")]),
        Lib("a macro two files away that changes what a theorem says", Rejected, ["drift Lib.double_pos", "drift double_four_pos", "elaboration-code Lib/Basic.lean"], [("Lib/Basic.lean", Basic.Replace("end Lib", "scoped macro_rules | `(0 < $x) => `(0 ≤ $x)\n\nend Lib", StringComparison.Ordinal)), ("Top.lean", Top.Replace(":= double_pos 4 (by omega)", ":= Nat.zero_le _", StringComparison.Ordinal))]),
        new("a file that imports another that is no module", CouldNotDecide, [], Plain("rfl"), Plain("by rfl")),
        new("an import of what this Lean does not have", CouldNotDecide, [], Files(("Main.lean", "import Mathlib\n" + Alone)), Files(("Main.lean", "import Mathlib\n\n" + Alone))),
        With("a lakefile edited", Rejected, ["settings lakefile.toml"], ("lakefile.toml", "name = \"a\"\n"), ("lakefile.toml", "name = \"b\"\n")),
        With("a toolchain changed", Rejected, ["settings lean-toolchain"], ("lean-toolchain", "leanprover/lean4:v4.28.0\n"), ("lean-toolchain", "attacker/lean4:v4.28.0\n")),
        With("the gate's settings loosened by the change itself", Rejected, ["settings proofrepair.toml", "sorry bad"], null, ("proofrepair.toml", "[gate.rules]\nsorry = \"off\"\nsettings = \"off\"\n"), ("Main.lean", Alone + "theorem bad : 1 = 2 := by sorry\n")),
        With("the gate's settings loosened in the base", Passed, [], ("proofrepair.toml", "[gate.rules]\nsorry = \"warn\"\n"), ("proofrepair.toml", "[gate.rules]\nsorry = \"warn\"\n"), ("Main.lean", Alone + "theorem bad : 1 = 2 := by sorry\n")),
        With("settings of the base that cannot be read", CouldNotDecide, [], ("proofrepair.toml", "[gate.rules]\nsorrry = \"warn\"\n"), ("proofrepair.toml", "[gate.rules]\nsorrry = \"warn\"\n"), ("Main.lean", Alone + "theorem two : 1 + 1 = 2 := rfl\n")),
        With("an axiom that the base allows", Passed, [], ("proofrepair.toml", "[gate]\naxioms = [\"choice'\"]\n"), ("proofrepair.toml", "[gate]\naxioms = [\"choice'\"]\n"), ("Main.lean", "axiom choice' : ∃ n : Nat, n = n\n" + Alone + "theorem more : ∃ n : Nat, n = n := choice'\n")) is var allowed
            ? allowed with { Base = new(allowed.Base) { ["Main.lean"] = Encoding.UTF8.GetBytes("axiom choice' : ∃ n : Nat, n = n\n" + Alone) } } : throw new InvalidOperationException(),
        With("a workflow of the repository edited", Rejected, ["settings .github/workflows/ci.yml"], (".github/workflows/ci.yml", "on: push\n"), (".github/workflows/ci.yml", "on: pull_request_target\n")),
        With("a compiled file", Rejected, ["compiled-file .lake/build/lib/Main.olean", "settings .lake/build/lib/Main.olean"], null, (".lake/build/lib/Main.olean", "olean")),
        With("a picture", Passed, [], null, ("picture.png", "\0\u0001png")),
        With("a binary file that calls itself Lean", Rejected, ["not-text Data.lean"], null, ("Data.lean", "\0\0\0")),
        With("five hundred files that are no Lean", Passed, [], null, [.. Enumerable.Range(0, 500).Select(i => ($"notes/{i}.md", $"note {i}\n"))]),
        With("five hundred Lean files", CouldNotDecide, [], null, [.. Enumerable.Range(0, 500).Select(i => ($"Many/F{i}.lean", $"theorem f{i} : {i} = {i} := rfl\n"))]),
        With("a file removed", Rejected, ["removed gone"], ("Gone.lean", "theorem gone : 1 = 1 := rfl\n")),
        With("a file moved", Passed, [], ("Old.lean", "theorem kept (n : Nat) : n + 0 = n := rfl\n"), ("New.lean", "theorem kept (n : Nat) : n + 0 = n := rfl\n")),
        new("a file with a tactic moved", Passed, [], Files(("Tac.lean", Tactic), ("Main.lean", Alone)), Files(("Tactic/Tac.lean", "-- Moved.\n" + Tactic), ("Main.lean", Alone))),
        new("a file with a tactic moved and more code in it", Rejected, ["elaboration-code Tactic/Tac.lean", "unproved-code Tactic/Tac.lean"], Files(("Tac.lean", Tactic), ("Main.lean", Alone)), Files(("Tactic/Tac.lean", Tactic.Replace("example", "@[implemented_by slow] def faster (n : Nat) : Nat := n + 0\n\nexample", StringComparison.Ordinal)), ("Main.lean", Alone))),
        Lib("a file removed that another imports", Rejected, ["error Top.lean", "removed Lib.double_pos"], [("Lib/Middle.lean", "")]) is var without
            ? without with { Head = without.Head.Where(f => f.Key != "Lib/Middle.lean").ToDictionary() } : throw new InvalidOperationException(),
    ];

    private const string Tactic = """
        module
        public meta import Lean.Elab.Tactic.Basic

        elab "all_done" : tactic => Lean.Elab.Tactic.done

        def slow (n : Nat) : Nat := n

        @[implemented_by slow] def fast (n : Nat) : Nat := n + 0

        example (n : Nat) : n < n + 2 := by sorry

        #exit

        """;

    private static History Lib(string name, GateVerdict verdict, string[] findings, (string, string)[] changed)
    {
        var before = Files(("Lib/Basic.lean", Basic), ("Lib/Middle.lean", Middle), ("Top.lean", Top), ("Alone.lean", Alone));
        var after = new Dictionary<string, byte[]>(before);
        foreach (var (path, content) in Files(changed))
        {
            after[path] = content;
        }

        return new(name, verdict, findings, before, after);
    }

    private static History With(string name, GateVerdict verdict, string[] findings, (string, string)? before, params (string, string)[] after)
    {
        var common = Files(("Main.lean", Alone));
        return new(name, verdict, findings, Joined(common, before is { } file ? [file] : []), Joined(common, after));
    }

    private static Dictionary<string, byte[]> Joined(Dictionary<string, byte[]> common, (string, string)[] further)
    {
        var all = new Dictionary<string, byte[]>(common);
        foreach (var (path, content) in Files(further))
        {
            all[path] = content;
        }

        return all;
    }

    private static Dictionary<string, byte[]> Plain(string proof) =>
        Files(("Lib.lean", $"theorem lib : 2 = 2 := {proof}\n"), ("Main.lean", "import Lib\n\ntheorem main : 1 = 1 := rfl\n"));
}

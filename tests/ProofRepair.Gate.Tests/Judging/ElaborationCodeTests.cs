using System.Text;
using ProofRepair.Gate.Judging;
using ProofRepair.Gate.Sources;

namespace ProofRepair.Gate.Tests.Judging;

public sealed class ElaborationCodeTests
{
    private const string Base = "import Lean\n\nmacro \"old\" : tactic => `(tactic| omega)\n\nrun_cmd pure ()\n\ntheorem a : 1 = 1 := by\n  rfl\n";

    [Theory]
    [InlineData("run_tac", "theorem b : 1 = 1 := by run_tac evil; rfl")]
    [InlineData("by_elab", "def b : Nat := by_elab evil")]
    [InlineData("eval%", "def b : Nat := eval% evil")]
    [InlineData("#eval", "#eval evil")]
    [InlineData("#eval", "open Nat in #eval evil")]
    [InlineData("#eval!", "#eval! evil")]
    [InlineData("#eval!", "theorem b : 1 = 1 := by rfl #eval! evil")]
    [InlineData("#html", "#html evil")]
    [InlineData("#html", "notation \"x(\" => 1\ndef b := x( #html evil")]
    [InlineData("#unheard_of", "theorem b : 1 = 1 := rfl #unheard_of evil")]
    [InlineData("doc.verso", "set_option doc.verso true\n\n/-- {lean}`evil` -/\ntheorem b : 1 = 1 := rfl")]
    [InlineData("«doc».verso", "set_option «doc».verso true in\ntheorem b : 1 = 1 := rfl")]
    [InlineData("#eval", "/-- info -/\n#guard_msgs in\n#eval evil")]
    [InlineData("run_cmd", "namespace X run_cmd evil end X")]
    [InlineData("initialize", "initialize evil")]
    [InlineData("elab", "elab \"x\" : tactic => evil")]
    [InlineData("macro", "local macro \"x\" : term => evil")]
    [InlineData("syntax", "syntax \"x\" : term")]
    [InlineData("simproc", "simproc x (_ + _) := evil")]
    [InlineData("unsafe", "unsafe def b : Nat := evil")]
    [InlineData("unsafe", "def b : Nat := unsafe evil")]
    [InlineData("implemented_by", "@[inline, implemented_by evil] def b : Nat := 1")]
    [InlineData("implemented_by", "@[«implemented_by» evil] def b : Nat := 1")]
    [InlineData("extern", "@[extern \"evil\"] def b : Nat := 1")]
    [InlineData("csimp", "attribute [local csimp] evil")]
    [InlineData("term_elab", "attribute [term_elab x] evil")]
    [InlineData("BaseIO.evil", "theorem b : 1 = 1 := by simp (config := { maxSteps := BaseIO.evil })")]
    [InlineData("by_elab", "def b : String := s!\"{(by_elab evil : Nat)}\"")]
    [InlineData("by_elab", "def b : String := s! \"{\"a\" ++ (by_elab evil : String)}\"")]
    [InlineData("by_elab", "def b : String := s! /- blank -/ \"{\"a\" ++ (by_elab evil : String)}\"")]
    [InlineData("run_cmd", "def b : String := s!\"{'\"'}\"\nrun_cmd evil\n/- }\" -/")]
    [InlineData("run_cmd", "def b : String := s!\"{r#\"}\"\"#}\"\nrun_cmd evil\n/- }\" -/")]
    [InlineData("run_cmd", "def b : String := s!\"{1 /- \" -/}\"\nrun_cmd evil\n/- }\" -/")]
    [InlineData("run_cmd", "def b : String := said \"{\"/-\"}\"\nrun_cmd evil\n-- -/")]
    [InlineData("run_cmd", "def b : String := s!\"{said \"{\"/-\"}\"}\"\nrun_cmd evil\n-- -/}\"")]
    [InlineData("run_cmd", "def b : String := said \"{\"a\"}\" \" run_cmd evil --\"")]
    [InlineData("text that only Lean can read", "notation \"a/-b\" => 1\ndef b := a/-b\nrun_cmd evil\n-- -/")]
    [InlineData("text that only Lean can read", "local infixl:65 \" +\\\" \" => Nat.add")]
    [InlineData("text that only Lean can read", "notation \"s!\" => id")]
    [InlineData("run_cmd", "def b := c ⋆'\"' \" run_cmd evil --\"")]
    [InlineData("run_cmd", "def b := c ⋆r\"\\\" run_cmd evil --\"")]
    [InlineData("run_cmd", "def b : String := \"\nrun_cmd evil\n\"")]
    public void Code_that_a_change_adds_is_seen_wherever_it_stands(string word, string added)
    {
        Assert.Equal([word], Added(Base, $"{Base}\n{added}\n"));
    }

    [Theory]
    [InlineData("notation \"x\" => 1")]
    [InlineData("local infixl:65 \" +++ \" => Nat.add")]
    [InlineData("theorem b : 1 = 1 := by old")]
    [InlineData("-- run_cmd evil\ntheorem b : 1 = 1 := rfl")]
    [InlineData("/-- Like `#eval`, but `unsafe` is `macro`. -/\ndef b : String := \"run_cmd by_elab\"")]
    [InlineData("def b : String := s!\"{1} is elab and macro\"")]
    [InlineData("def b : String := \"A plain text\nof {two} lines\"")]
    [InlineData("def b : String := \"{\" ++ \", \".intercalate c ++ \"}\"\n\n/-- What a line says -/\ntheorem d : 1 = 1 := rfl")]
    [InlineData("def b : String := s!\"{\", \".intercalate c}\"\n\n-- Another line.\ntheorem d : 1 = 1 := rfl")]
    [InlineData("def b : Char := '\"'\n\n-- Not a macro: the text before it is a character.\ntheorem d : 1 = 1 := rfl")]
    [InlineData("def b (a : Array Char) := #['\"', 'r'] ++ a")]
    [InlineData("theorem b (s : Finset Nat) : #s ≤ 2 * #s ∧ #s = f (g #s) := c")]
    [InlineData("#check Nat #print axioms a\n#reduce 1\n#synth Inhabited Nat\n#where")]
    [InlineData("/-- info -/\n#guard_msgs in\n#check Nat")]
    [InlineData("notation a \" \\\\ \" b => diff a b\nnotation \"∑' \" x => tsum x")]
    [InlineData("theorem b (init tactic extern : Nat) : init = init := rfl")]
    [InlineData("@[simp, reducible] def b : Nat := 1")]
    [InlineData("#check Nat\n#print axioms a")]
    [InlineData("def main : IO Unit := pure ()")]
    public void What_runs_nothing_is_left_alone(string added)
    {
        Assert.Empty(Added(Base, $"{Base}\n{added}\n"));
    }

    [Fact]
    public void What_the_base_has_already_counts_only_where_it_was_altered()
    {
        Assert.Empty(Added(Base, "-- A new first line.\n" + Base.Replace("run_cmd pure ()", "/- why -/ run_cmd  pure ()", StringComparison.Ordinal)));
        Assert.Equal(["run_cmd"], Added(Base, Base.Replace("run_cmd pure ()", "run_cmd evil", StringComparison.Ordinal)));
        Assert.Equal(["macro"], Added(Base, Base.Replace("omega", "simp", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_file_that_moved_keeps_its_code_and_a_copy_of_it_is_new()
    {
        var (old, moved) = (File("Old.lean", Base), File("New.lean", Base));

        Assert.Empty(ElaborationCode.Added(null, ElaborationCode.Commands([old]), moved));
        Assert.Equal(2, ElaborationCode.Added(null, ElaborationCode.Commands([]), moved).Count());
    }

    [Fact]
    public void A_comment_of_the_base_that_a_doubtful_string_may_make_code_is_new()
    {
        var before = Base + "\ndef b : String := said \"\"\n\n/- run_cmd evil -/\ndef c := 1\n";

        Assert.Empty(Added(before, before.Replace("said \"\"", "said \"a\"", StringComparison.Ordinal)));
        Assert.Equal(["run_cmd"], Added(before, before.Replace("said \"\"", "said \"{\"/- -/\"}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_doubtful_string_makes_nothing_of_the_base_new_that_is_code_by_its_own_words()
    {
        var before = Base + "\ndef b : String := said \"a\"\n\nmacro \"new\" : tactic => `(tactic| simp)\n";

        Assert.Empty(Added(before, before.Replace("said \"a\"", "said \"{\"", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Added(string before, string after) => ElaborationCode.Added(File("Main.lean", before), ElaborationCode.Commands([]), File("Main.lean", after)).Select(p => p.Word);

    private static LeanSourceFile File(string path, string text) => LeanSourceFile.Of(path, path, text, Encoding.UTF8.GetBytes(text));
}

using CsCheck;
using ProofRepair.Lean.Syntax;
using Xunit;

namespace ProofRepair.Lean.Tests.Syntax;

public sealed class SplitterTests
{
    [Theory]
    [InlineData("theorem t (h : a = b) : p := by simp", "theorem t (h : a = b) : p", ":=", "by simp")]
    [InlineData("theorem t (h : Nat := 1) {x : p := by simp} : p := foo", "theorem t (h : Nat := 1) {x : p := by simp} : p", ":=", "foo")]
    [InlineData("theorem t : let x := 1; x = 1 := by\n  rfl\n", "theorem t : let x := 1; x = 1", ":=", "by\n  rfl")]
    [InlineData("theorem t : have h := foo; let y := 2\n y = h := bar -- end", "theorem t : have h := foo; let y := 2\n y = h", ":=", "bar")]
    [InlineData("instance : Foo X where\n  a := 1", "instance : Foo X", "where", "a := 1")]
    [InlineData("def f : Nat → Nat\n  | 0 => 1\n  | n + 1 => n", "def f : Nat → Nat", "", "| 0 => 1\n  | n + 1 => n")]
    [InlineData("theorem t : |x| = 3 ∧ {y | y = 1} = s := foo", "theorem t : |x| = 3 ∧ {y | y = 1} = s", ":=", "foo")]
    [InlineData("theorem t : (match x with | 0 => p | _ => q) := foo", "theorem t : (match x with | 0 => p | _ => q)", ":=", "foo")]
    [InlineData("theorem t : \":=\" = s -- := x\n := /- := -/ foo", "theorem t : \":=\" = s", ":=", "foo")]
    public void A_declaration_is_split_where_its_body_begins(string text, string statement, string separator, string body)
    {
        var parts = StatementSplitter.SplitAt(text)!;
        Assert.Equal((statement, separator, body), (parts.Statement.In(text), parts.Separator.In(text), parts.Body.In(text)));
    }

    [Fact]
    public void A_declaration_without_a_body_is_not_split() => Assert.Null(StatementSplitter.SplitAt("theorem t : let x := 1; x = 1"));

    private const string File = """
        import Mathlib
        open Nat

        /-! about -/
        namespace Foo
        variable (x : Nat)

        /-- doc -/
        @[simp, local foo] private theorem a : x = x := by
          open Real in
          set_option maxRecDepth 5 in
          rfl -- theorem no : p

        open Real in
        noncomputable def b : Nat := 1
          deriving Repr

        structure S where
          /-- field -/
          x : Nat := 1
        deriving Repr, DecidableEq

        instance : Inhabited S := ⟨{ x := 1 }⟩
        deriving instance BEq for S
        class inductive C
          | a
        #eval 1
        example : 1 = 1 := by rfl  theorem c : 2 = 2 := rfl

        end Foo
        """;

    [Fact]
    public void A_file_is_split_into_its_commands()
    {
        var split = CommandSplitter.Split(File);

        Assert.Equal(
            ["import", "open", "/-!", "namespace", "variable", "theorem", "def", "structure", "instance", "deriving", "class", "#eval", "example", "theorem", "end"],
            split.Commands.Select(c => c.Kind));
        Assert.Equal(["a", "b", "S", null, "C", null, "c"], split.Declarations.Select(c => c.Name));
        Assert.EndsWith("variable (x : Nat)\n\n", split.Header.In(File), StringComparison.Ordinal);
        var first = split.Declarations.First();
        Assert.StartsWith("/-- doc -/", first.Span.In(File), StringComparison.Ordinal);
        Assert.Equal("theorem a : x = x", first.Statement!.Value.In(File));
        Assert.StartsWith("by\n  open Real in", first.Body!.Value.In(File), StringComparison.Ordinal);
        Assert.EndsWith("rfl", first.Body.Value.In(File), StringComparison.Ordinal);
        Assert.StartsWith("open Real in\nnoncomputable def b", split.Declarations.ElementAt(1).Span.In(File), StringComparison.Ordinal);
    }

    [Fact]
    public void Splitting_never_throws_and_gives_ordered_spans()
    {
        LeanText.Any.Sample(text =>
        {
            var position = 0;
            foreach (var command in CommandSplitter.Split(text).Commands)
            {
                Assert.True(command.Span.Start >= position && command.Span.End <= text.Length);
                Assert.True(command.Body is null || command.Span.Contains(command.Body.Value));
                position = command.Span.End;
            }

            _ = FenceSafety.Inspect(text);
        }, iter: 1000);
    }

    [Fact]
    public void A_declaration_is_found_again_after_a_broken_one()
    {
        const string text = "theorem a : p := by\n  simp [foo\n\ntheorem b : q := by\n  rfl";
        Assert.Equal(["a", "b"], CommandSplitter.Split(text).Declarations.Select(c => c.Name));
    }
}

using ProofRepair.Lean.Checking;

namespace ProofRepair.Verify.Tests;

public sealed class VerificationFileTests
{
    [Fact]
    public void A_named_declaration_stands_byte_for_byte_and_its_statement_once_more()
    {
        var file = Compose("import A", "theorem foo (n : Nat) :\n    n = n := ", "by\n  rfl");

        Assert.Equal(
            "import A\ntheorem foo (n : Nat) :\n    n = n := by\n  rfl\n#print \"verified 7\"\n#print axioms _root_.foo\ntheorem pinned_7\n            (n : Nat) :\n    n = n := sorry\n",
            file.Text);
        Assert.Equal((2, 4), (file.FirstLine, file.LastLine));
        Assert.Equal("foo", file.DeclaredName?.ToString());
    }

    [Theory]
    [InlineData("example : 1 = 1 := ", "theorem unnamed_7\n        : 1 = 1 := by rfl\n")]
    [InlineData("/-- why -/ noncomputable example : p := ", "/-- why -/               theorem unnamed_7\n                                 : p := by rfl\n")]
    [InlineData("instance : Inhabited X := ", "instance unnamed_7\n         : Inhabited X := by rfl\n")]
    [InlineData("instance (priority := low) [A] : B := ", "instance (priority := low) unnamed_7\n                           [A] : B := by rfl\n")]
    public void What_has_no_name_gets_one_and_keeps_its_columns(string lead, string declaration)
    {
        var file = Compose("", lead, "by rfl");

        Assert.StartsWith(declaration, file.Text, StringComparison.Ordinal);
        Assert.Equal("unnamed_7", file.DeclaredName?.ToString());
        Assert.Equal("pinned_7", file.PinnedName?.ToString());
        Assert.Equal(2, file.LastLine);
    }

    [Theory]
    [InlineData("@[to_additive add_foo] theorem mul_foo : p := ", "theorem pinned_7")]
    [InlineData("/-- what -/\n@[simp, norm_cast]\nprivate lemma foo.{u} : p := ", "private lemma pinned_7.{u} : p := sorry")]
    [InlineData("open Nat in @[simp] protected theorem A.foo : p := ", "open Nat in         protected theorem A.pinned_7")]
    [InlineData("theorem «a.b».c : p := ", "theorem «a.b».pinned_7")]
    public void The_copy_has_neither_documentation_nor_attributes_but_the_same_namespace(string lead, string copy)
    {
        var after = Compose("", lead, "by rfl").Text.Split("#print axioms")[1];

        Assert.Contains(copy, after, StringComparison.Ordinal);
        Assert.DoesNotContain("@[", after, StringComparison.Ordinal);
        Assert.DoesNotContain("/--", after, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "foo", "foo")]
    [InlineData("theorem foo : p := q\nnamespace A", "foo", "A.foo")]
    [InlineData("namespace A\ntheorem foo : p := q\nend A\nnamespace B\n", "foo", "B.foo")]
    [InlineData("namespace A.B\nend B\n", "C.foo", "A.C.foo")]
    [InlineData("noncomputable section\nnamespace A\nsection X.Y\nmutual\ndef a := b\nend\nend X.Y", "foo", "A.foo")]
    [InlineData("section\nnamespace A\nend A\nend\n-- namespace C\n/- namespace D -/", "foo", "foo")]
    [InlineData("namespace «a.b»", "foo", "«a.b».foo")]
    [InlineData("namespace A", "_root_.B.foo", "B.foo")]
    public void A_name_is_read_in_the_namespaces_that_the_header_leaves_open(string header, string name, string full) =>
        Assert.Equal(full, Compose(header, $"private theorem {name} : p := ", "q").DeclaredName?.ToString());

    [Theory]
    [InlineData("open B", "foo", "_root_.foo")]
    [InlineData("namespace A", "foo", "foo")]
    [InlineData("", "_root_.foo", "_root_.foo")]
    public void Lean_is_asked_for_axioms_by_a_name_that_means_one_thing(string header, string name, string asked) =>
        Assert.Contains($"#print axioms {asked}\n", Compose(header, $"theorem {name} : p := ", "q").Text, StringComparison.Ordinal);

    private static VerificationFile Compose(string header, string lead, string body) =>
        VerificationFile.Compose(new VerifyRequest(new LeanHeader(header), lead, body, CheckLimits.Default), "7", printAxioms: true);
}

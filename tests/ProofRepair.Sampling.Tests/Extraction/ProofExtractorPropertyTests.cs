using CsCheck;
using ProofRepair.Sampling.Extraction;
using Xunit;

namespace ProofRepair.Sampling.Tests.Extraction;

public sealed class ProofExtractorPropertyTests
{
    private const string Statement = "theorem foo (a b : ℕ) (h : a = b) : b = a";

    private static readonly string[][] s_leaves =
    [
        ["omega"],
        ["simp [h]", "  <;> omega"],
        ["nlinarith [sq_nonneg (a - b),", "  sq_nonneg (a + b)]"],
        ["-- theorem foo : False := by", "exact h.symm"],
        ["/- a fence in a comment:", "```lean4", "theorem foo : True := trivial", "```", "Prose. -/", "ring_nf at *"],
        ["exact absurd \"```\" (by decide)"],
        ["have s := s!\"-- {a} /- \"", "rfl"],
        ["rcases h' with ⟨x, hx⟩ | 'c'"],
        ["exact (foo", "  bar)"],
        ["set_option maxRecDepth 1000 in", "norm_num"],
        ["cases h with", "| refl => rfl"],
        ["calc a = b := h", "  _ = a := h.symm"],
        ["show a < b ∧ a <= b", "exact ⟨h.1, h.2⟩"],
        ["my_own_tactic [h] at *"],
    ];

    private static readonly Gen<string[]> s_leaf = Gen.Int[0, s_leaves.Length - 1].Select(i => s_leaves[i]);

    private static readonly Gen<string[]> s_block = Gen.Recursive<string[]>((depth, self) =>
        depth >= 2
            ? s_leaf
            : Gen.OneOf(
                s_leaf,
                self.Array[1, 3].Select(Gen.Const("have h1 : a = b := by"), (parts, head) => (string[])[head, .. parts.SelectMany(p => p).Select(l => l.Length == 0 ? l : "  " + l)]),
                self.Select(part => (string[])["· " + part[0], .. part.Skip(1).Select(l => "  " + l)])));

    private static readonly Gen<string> s_body = Gen.Select(s_block.Array[1, 5], Gen.Int[0, 2].Select(i => 2 * i), Gen.Bool).Select((blocks, column, blanks) =>
    {
        var lines = blocks.SelectMany(b => blanks ? [.. b, ""] : b);
        return "by\n" + string.Join('\n', lines.Select(l => l.Length == 0 ? l : new string(' ', column) + l)).TrimEnd();
    });

    [Fact]
    public void A_plain_body_comes_back_byte_for_byte() =>
        s_body.Sample(body => ProofExtractor.Extract(body, Statement) is { } found && found.Body == body && found is { Truncated: false, HasHelpers: false }, iter: 5000);

    [Fact]
    public void The_body_of_a_restated_theorem_comes_back_byte_for_byte() =>
        s_body.Where(b => !b.Contains("```lean4", StringComparison.Ordinal)).Sample(
            body => ProofExtractor.Extract($"Some words.\n\n```lean4\nimport Mathlib\n\n{Statement} := {body}\n```\n\nSome more.\n", Statement)?.Body == body,
            iter: 5000);

    [Fact]
    public void Tactics_without_by_keep_their_columns() =>
        s_body.Where(b => !b.StartsWith("by\n ", StringComparison.Ordinal) || b.StartsWith("by\n  ", StringComparison.Ordinal)).Sample(
            body =>
            {
                var tactics = body["by\n".Length..];
                var expected = tactics.StartsWith(' ') ? tactics : null;
                var found = ProofExtractor.Extract(tactics, Statement)?.Body;
                return found is not null && (expected is null || found == "by\n" + expected);
            },
            iter: 5000);

    [Fact]
    public void No_output_makes_it_throw() =>
        Gen.OneOf(
                Gen.String[Gen.Char[" \n\t`~'\"-/\\<>();:=|·⟨⟩{}[]abtheoremby\uFEFF\uD83D"], 0, 200],
                Gen.Select(s_body, Gen.Int[0, 400], Gen.String[Gen.Char["`\n \"-/"], 0, 9]).Select((body, cut, noise) => noise + body[..Math.Min(cut, body.Length)] + noise))
            .Sample(output => ProofExtractor.Extract(output, Statement) is null or { Body.Length: > 0 }, iter: 20000);
}

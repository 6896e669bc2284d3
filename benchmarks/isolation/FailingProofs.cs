using System.Collections.Immutable;

namespace ProofRepair.IsolationBenchmark;

/// <summary>A proof in which <paramref name="Blocks"/> parts fail; <paramref name="Holes"/> is how many a sketch has that loses nothing else.</summary>
internal sealed record FailingProof(string Shape, int Blocks, string Lead, string Body, int Holes);

/// <summary>Proofs that fail in n places, in shapes that hide failures from each other in different ways.</summary>
internal static class FailingProofs
{
    private const string Bad = "exact not_there";

    public static ImmutableArray<FailingProof> Of(int n) =>
    [
        new("siblings", n, Lead("True"), "by\n" + Lines(n, i => $"  have h{i} : a + {i} = {i} + a := by\n    {Bad}") + "  trivial", n),
        new("terms in a row", n, Lead("True"), "by\n" + Lines(n, i => $"  have h{i} : a + {i} = {i} + a := not_there {i}") + "  trivial", n),
        new("parse errors", n, Lead("True"), "by\n" + Lines(n, i => $"  have h{i} : a + {i} = {i} + a := by\n    omega := rfl") + "  trivial", n),
        new("parse errors among others", n, Lead("True"), "by\n" + Lines(n, i => $"  have h{i} : a + {i} = {i} + a := by\n    {(i % 2 == 0 ? "omega := rfl" : Bad)}\n  have k{i} : a = a := by\n    rfl") + "  trivial", n),
        new("parse errors nested", n, Lead("a = a"), "by\n" + Nested(n, "omega := rfl"), n),
        new("more and less", n, Lead("True"), "by\n" + Lines(n, i => $"  have h{i} : ∃ x, x = {i} := by\n    have k : {i} = {i} := rfl\n    {(i % 2 == 0 ? Bad : "exact ⟨not_there, rfl⟩")}") + "  trivial", n),
        new("nested", n, Lead("a = a"), "by\n" + Nested(n, Bad), n),
        new("alternatives", n, Lead(string.Join(" ∧ ", Enumerable.Range(0, n + 1).Select(i => $"a + {i} = {i} + a"))), Split(n), n),
        new("tactics in a row", n, Lead("a = a"), "by\n  have h : a = a := rfl\n" + Lines(n, i => $"  rw [not_there_{i}]") + "  exact h", 1),
    ];

    private static string Lead(string target) => $"theorem t (a : Nat) : {target} := ";

    private static string Lines(int n, Func<int, string> line) => string.Concat(Enumerable.Range(0, n).Select(i => line(i) + "\n"));

    /// <summary>A step inside a step, and each fails at its end too.</summary>
    private static string Nested(int n, string end) =>
        Lines(n, i => new string(' ', 2 + (2 * i)) + $"have h{i} : a + {i} = {i} + a := by")
        + string.Concat(Enumerable.Range(0, n).Reverse().Select(i => new string(' ', 4 + (2 * i)) + end + "\n"))
        + "  rfl";

    /// <summary>Every goal but the last fails under its own bullet.</summary>
    private static string Split(int n) =>
        "by\n  refine ⟨" + string.Concat(Enumerable.Repeat("?_, ", n)) + "?_⟩\n" + Lines(n, _ => $"  · {Bad}") + "  · omega";
}

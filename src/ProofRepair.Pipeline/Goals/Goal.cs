using System.Collections.Immutable;

namespace ProofRepair.Pipeline.Goals;

/// <summary>
/// One line of a goal's context as Lean prints it: <c>x y : T</c>, <c>h : P</c>, <c>x : T := v</c>.
/// A name that ends in <c>✝</c> (or <c>✝¹</c>) cannot be written in a tactic before <c>rename_i</c>.
/// </summary>
public sealed record Hypothesis(ImmutableArray<string> Names, string Type, string? Value = null)
{
    public bool Equals(Hypothesis? other) =>
        other is not null && Type == other.Type && Value == other.Value && Names.AsSpan().SequenceEqual(other.Names.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Names.Length, Type, Value);
}

/// <summary>A goal of a tactic state. <paramref name="Text"/> is what Lean printed; the rest is what was read from it.</summary>
public sealed record Goal(string? CaseTag, ImmutableArray<Hypothesis> Hypotheses, string Target, string Text)
{
    public static bool IsInaccessible(string name) => name.Contains('✝', StringComparison.Ordinal);
}

using System.Collections.Immutable;
using ProofRepair.Lean.Syntax;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Events;
using ProofRepair.Pipeline.Isolation;

namespace ProofRepair.Pipeline;

/// <summary>What became of one failing attempt: a body without holes, or the sketch that keeps most of it and states nothing false.</summary>
public sealed record RepairedAttempt(Attempt? Complete, GoaledSketch? Sketch, PipelineStage Stage)
{
    /// <summary>Holes of the sketch whose goals are false: whatever else is closed, it will never be a proof.</summary>
    public ImmutableHashSet<int> Refuted { get; init; } = [];

    /// <summary>Who wrote the attempt, where anybody knows.</summary>
    public string? Model { get; init; }

    /// <summary>The sketch as it was before its holes were tried, and by what they are closed; what is in neither this nor <see cref="Refuted"/> stayed open.</summary>
    public GoaledSketch? Tried { get; init; }

    public ImmutableDictionary<int, string> Closed { get; init; } = ImmutableDictionary<int, string>.Empty;

    /// <summary>The same attempt with blocks around open holes given up, as back-off tried them: they keep less, but their holes may be what others have proved.</summary>
    public ImmutableArray<GoaledSketch> Wider { get; init; } = [];

    /// <summary>Whether all of the portfolio was tried on its holes.</summary>
    public bool IsDeepened { get; init; }

    public bool IsCondemned => !Refuted.IsEmpty;

    /// <summary>Whether nothing of the attempt is left: its one hole is the whole statement, which is every attempt's.</summary>
    public bool KeepsNothing => Sketch is { } sketch && IsWholeStatement(sketch);

    public int OpenHoles => Complete is not null ? 0 : Sketch?.Sketch.Holes.Length ?? int.MaxValue;

    public bool LeavesLessThan(RepairedAttempt other) => Rank.CompareTo(other.Rank) < 0;

    private (bool, bool, int) Rank => (IsCondemned, KeepsNothing, OpenHoles);

    internal static bool IsWholeStatement(GoaledSketch goaled) =>
        goaled.Sketch is { Holes: [var hole] } sketch
        && new TokenStream(sketch.Text, sketch.Body).Tokens.All(t => hole.Span.Contains(t.Start) || t.Is(sketch.Text, "by"));
}

using System.Collections.Immutable;
using ProofRepair.Pipeline.Sketching;
using ProofRepair.Sampling;

namespace ProofRepair.Pipeline.Resampling;

/// <summary>
/// What a model is told of a hole. <paramref name="Goal"/> is as Lean printed it; <paramref name="Lemma"/> is the same as a theorem of its own, where there is one.
/// </summary>
public sealed record HoleQuestion(string Goal, string? Lemma = null)
{
    /// <summary>The body around the hole, which is marked in it.</summary>
    public string? MarkedBody { get; init; }

    /// <summary>What stood in its place.</summary>
    public string? Tried { get; init; }

    /// <summary>Lean's words on that.</summary>
    public ImmutableArray<string> Errors { get; init; } = [];

    public static string Marked(Sketch sketch, Hole hole) =>
        ErrorMarks.Around(sketch.Body.In(sketch.Text), [(hole.Span.Start - sketch.Body.Start, hole.Span.End - sketch.Body.Start)]);

    public SampleRequest Shape(SampleRequest request) => request with { Goal = Goal, Lemma = Lemma, FailedBody = MarkedBody, Tried = Tried, Errors = Errors };
}

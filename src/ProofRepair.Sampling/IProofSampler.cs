using System.Collections.Immutable;

namespace ProofRepair.Sampling;

/// <summary>Where attempts come from: a model, or recorded outputs of one.</summary>
public interface IProofSampler
{
    /// <summary>As the user named it on the command line.</summary>
    string Name { get; }

    /// <summary>At most <c>request.Count</c> samples; fewer (or none) when the source has no more, which is not an error.</summary>
    Task<SampleBatch> SampleAsync(SampleRequest request, CancellationToken cancellationToken);
}

/// <summary>Why a sample is wanted; each kind has a prompt file of its own.</summary>
public enum SampleKind
{
    /// <summary>A proof of the whole statement.</summary>
    Fresh,

    /// <summary>A failed body is given with Lean's messages.</summary>
    Revise,

    /// <summary>Text for one hole of a sketch, whose goal is given.</summary>
    FillHole,
}

/// <summary>
/// One request. <paramref name="Statement"/> ends before <c>:=</c>. <paramref name="Goal"/> is a hole's goal as Lean prints it.
/// <paramref name="FailedBody"/> has the failing spans, or the hole, marked with <c>&lt;error&gt;…&lt;/error&gt;</c>; <paramref name="Errors"/> are Lean's texts.
/// <paramref name="FirstIndex"/> counts the samples of this kind already taken for this problem: it raises the temperature and moves a replay on.
/// </summary>
public sealed record SampleRequest(
    SampleKind Kind,
    string ProblemName,
    string Header,
    string Statement,
    int Count,
    int FirstIndex = 0,
    string? Informal = null,
    string? Goal = null,
    string? FailedBody = null,
    ImmutableArray<string> Errors = default)
{
    /// <summary>Tells problems of one name apart (two variants of a suite, two files); the name where there is nothing to tell apart.</summary>
    public string ProblemKey { get; init; } = ProblemName;

    /// <summary>The hole's goal as a theorem of its own, up to its body; null where there is none that means the same.</summary>
    public string? Lemma { get; init; }

    /// <summary>What stood in the hole's place when Lean said <see cref="Errors"/>.</summary>
    public string? Tried { get; init; }

    /// <summary>False: others can give what this sampler would have to wait for (a limit, a pause, a server that is down).</summary>
    public bool MayWait { get; init; } = true;

    /// <summary>Is told of each sample as it comes, before all have come, by samplers that get them one by one; from any thread. It may take its time, and may throw.</summary>
    public Func<Sample, Task>? Came { get; init; }
}

/// <summary>What is used up, in a sentence. <paramref name="OfRun"/>: for all problems, so that a larger budget may end otherwise.</summary>
public sealed record SpentLimit(string Message, bool OfRun);

using System.Collections.Immutable;

namespace ProofRepair.Bench.CorePort;

/// <summary>How a ported statement relates to its original.</summary>
public enum PortKind
{
    /// <summary>The same statement, up to definitions that are provably equivalent.</summary>
    Same,

    /// <summary>
    /// Over every ordered field instead of <c>ℝ</c>, over every field of characteristic 0 instead of <c>ℂ</c>: it implies the original,
    /// but refuting it refutes nothing.
    /// </summary>
    Stronger,
}

/// <summary>The type variables that stand for <c>ℝ</c> and <c>ℂ</c> in one statement; null where the statement has no such type.</summary>
public sealed record FieldNames(string? Real, string? Complex);

/// <summary>A statement restated for Lean without Mathlib, or the reason why it is not.</summary>
public abstract record PortResult
{
    private PortResult()
    {
    }

    /// <summary>
    /// <paramref name="Header"/> holds the <c>open</c>s that exist without Mathlib. <paramref name="Fields"/> are the variables that stand
    /// for <c>ℝ</c> and <c>ℂ</c>, which a proof of this statement must use too.
    /// </summary>
    public sealed record Ported(string Header, string Statement, PortKind Kind, FieldNames Fields, ImmutableArray<string> Notes) : PortResult
    {
        /// <summary>The body of a recorded proof, restated like the statement.</summary>
        public string PortBody(string body) => BodyPorter.Port(body, Fields);
    }

    /// <summary><paramref name="Code"/> is stable and short, for counting; <paramref name="Reason"/> is for people.</summary>
    public sealed record Refused(string Code, string Reason) : PortResult;
}

using System.Collections.Immutable;
using System.Numerics;

namespace ProofRepair.Pipeline.Terms;

/// <summary>
/// The arithmetic and logic of a printed Lean term; what is not that is <see cref="Opaque"/>. It serves templates only: what a
/// template writes is checked by Lean, so a term read wrongly costs an attempt and nothing else.
/// </summary>
public abstract record Term
{
    /// <summary>The head of <c>{a, b}</c>, as if it were a function.</summary>
    public const string Braces = "{}";

    public sealed override string ToString() => TermPrinter.Print(this);
}

public sealed record Numeral(BigInteger Value) : Term;

public sealed record Name(string Text) : Term;

public sealed record Application(Term Head, ImmutableArray<Term> Arguments) : Term
{
    public bool Equals(Application? other) =>
        other is not null && Head == other.Head && Arguments.AsSpan().SequenceEqual(other.Arguments.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Head, Arguments.Length);
}

public sealed record Binary(string Operator, Term Left, Term Right) : Term
{
    public bool IsRelation => Operator is "=" or "≠" or "<" or "≤" or ">" or "≥";
}

/// <summary><c>-x</c>, <c>¬p</c>, <c>↑n</c>, and <c>n !</c>, <c>x⁻¹</c> behind their argument.</summary>
public sealed record Unary(string Operator, Term Argument) : Term;

/// <summary><c>x.f</c>, as Lean prints <c>T.f x</c> where <c>T</c> is the type of <c>x</c>.</summary>
public sealed record Projection(Term Receiver, string Field) : Term;

/// <summary><c>∀</c> and <c>∃</c>; <c>fun</c> binds in the same way.</summary>
public sealed record Quantified(string Quantifier, ImmutableArray<Binder> Binders, Term Body) : Term
{
    public bool Equals(Quantified? other) =>
        other is not null && Quantifier == other.Quantifier && Body == other.Body && Binders.AsSpan().SequenceEqual(other.Binders.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Quantifier, Binders.Length, Body);
}

public sealed record Binder(string Name, string? Type);

public sealed record Opaque(string Text) : Term;

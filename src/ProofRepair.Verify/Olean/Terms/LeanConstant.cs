using System.Collections.Immutable;

namespace ProofRepair.Verify.Olean;

public enum LeanConstantKind
{
    Axiom,
    Definition,
    Theorem,
    Opaque,
    Quotient,
    Inductive,
    Constructor,
    Recursor,
}

public enum LeanSafety
{
    Safe,
    Unsafe,
    Partial,
}

/// <summary><c>ReducibilityHints</c>; <paramref name="Height"/> is of regular ones.</summary>
public readonly record struct ReducibilityHints(ReducibilityKind Kind, uint Height = 0);

public enum ReducibilityKind
{
    Opaque,
    Abbreviation,
    Regular,
}

/// <summary>What a compiled file holds of one constant. <see cref="Value"/> is there for definitions, theorems and opaques.</summary>
public sealed class LeanConstant
{
    public required LeanConstantKind Kind { get; init; }
    public required LeanName Name { get; init; }
    public required ImmutableArray<LeanName> UniverseParameters { get; init; }
    public required LeanExpr Type { get; init; }
    public LeanExpr? Value { get; init; }
    public LeanSafety Safety { get; init; }

    /// <summary>Of a definition: how eagerly the kernel unfolds it.</summary>
    public ReducibilityHints Hints { get; init; }

    public InductiveShape? Inductive { get; init; }
    public ConstructorShape? Constructor { get; init; }
    public RecursorShape? Recursor { get; init; }

    /// <summary>The type, the value, and what else of this constant is a term.</summary>
    public IEnumerable<LeanExpr> Terms()
    {
        yield return Type;
        if (Value is not null)
            yield return Value;
        foreach (var rule in Recursor?.Rules ?? [])
            yield return rule.RightSide;
    }

    /// <summary>Constants that belong to this one without being named in its terms.</summary>
    public IEnumerable<LeanName> Companions() =>
        Inductive is { } inductive ? inductive.Block.Concat(inductive.Constructors)
        : Constructor is { } constructor ? [constructor.Inductive]
        : Recursor is { } recursor ? recursor.Block.Concat(recursor.Rules.Select(r => r.Constructor))
        : [];
}

public sealed record InductiveShape(long Parameters, long Indices, ImmutableArray<LeanName> Block, ImmutableArray<LeanName> Constructors);

public sealed record ConstructorShape(LeanName Inductive, long Index, long Parameters, long Fields);

public sealed record RecursorShape(ImmutableArray<LeanName> Block, long Parameters, long Indices, long Motives, long Minors, ImmutableArray<RecursorRule> Rules, bool SupportsK);

public sealed record RecursorRule(LeanName Constructor, long Fields, LeanExpr RightSide);

using System.Collections.Immutable;
using System.Numerics;

namespace ProofRepair.Verify.Olean;

/// <summary>
/// A term of Lean's kernel language. Proof terms are graphs with much sharing: one node for each object of the file, equality by
/// reference, and whoever walks them remembers where it has been, since the tree may be exponentially larger.
/// </summary>
public abstract class LeanExpr
{
    public sealed class BoundVariable(long index) : LeanExpr
    {
        public long Index { get; } = index;
    }

    /// <summary>A free or meta variable: a finished declaration has none.</summary>
    public sealed class OpenVariable(LeanName name, bool isMeta) : LeanExpr
    {
        public LeanName Name { get; } = name;
        public bool IsMeta { get; } = isMeta;
    }

    public sealed class Sort(LeanLevel level) : LeanExpr
    {
        public LeanLevel Level { get; } = level;
    }

    public sealed class Constant(LeanName name, ImmutableArray<LeanLevel> levels) : LeanExpr
    {
        public LeanName Name { get; } = name;
        public ImmutableArray<LeanLevel> Levels { get; } = levels;
    }

    public sealed class Application(LeanExpr function, LeanExpr argument) : LeanExpr
    {
        public LeanExpr Function { get; } = function;
        public LeanExpr Argument { get; } = argument;
    }

    /// <summary>A lambda or a Π type.</summary>
    public sealed class Binder(bool isForall, LeanName name, LeanExpr type, LeanExpr body) : LeanExpr
    {
        public bool IsForall { get; } = isForall;
        public LeanName Name { get; } = name;
        public LeanExpr Type { get; } = type;
        public LeanExpr Body { get; } = body;
    }

    public sealed class Let(LeanName name, LeanExpr type, LeanExpr value, LeanExpr body) : LeanExpr
    {
        public LeanName Name { get; } = name;
        public LeanExpr Type { get; } = type;
        public LeanExpr Value { get; } = value;
        public LeanExpr Body { get; } = body;
    }

    public sealed class NatLiteral(BigInteger value) : LeanExpr
    {
        public BigInteger Value { get; } = value;
    }

    public sealed class StringLiteral(string value) : LeanExpr
    {
        public string Value { get; } = value;
    }

    /// <summary>An annotation, without meaning for the kernel.</summary>
    public sealed class Annotated(LeanExpr inner) : LeanExpr
    {
        public LeanExpr Inner { get; } = inner;
    }

    public sealed class Projection(LeanName structure, long index, LeanExpr of) : LeanExpr
    {
        public LeanName Structure { get; } = structure;
        public long Index { get; } = index;
        public LeanExpr Of { get; } = of;
    }
}

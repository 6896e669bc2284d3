using System.Collections.Immutable;

namespace ProofRepair.Verify.Olean;

/// <summary><c>ConstantInfo</c>: one constructor a kind, each around a structure that begins with name, universes and type.</summary>
internal sealed class ConstantReader(OleanImage image, TermReader terms)
{
    public LeanConstant Read(ulong pointer)
    {
        var info = image.ReadConstructor(pointer, 1, "constant");
        var at = image.Field(info, 0);
        return info.Tag switch
        {
            0 => Build(at, 1, LeanConstantKind.Axiom, unsafeAt: 0),
            1 => Definition(at),
            2 => Build(at, 3, LeanConstantKind.Theorem, valueAt: 1),
            3 => Build(at, 3, LeanConstantKind.Opaque, valueAt: 1, unsafeAt: 0),
            4 => Build(at, 1, LeanConstantKind.Quotient),
            5 => Inductive(at),
            6 => Constructor(at),
            7 => Recursor(at),
            _ => throw new MalformedOleanException("a constant is of no known kind", OleanFailureKind.Unsupported),
        };
    }

    private LeanConstant Definition(ulong at)
    {
        var read = image.ReadConstructor(at, 4, "definition");
        var safety = image.ScalarByte(read, 0) switch
        {
            0 => LeanSafety.Unsafe,
            1 => LeanSafety.Safe,
            2 => LeanSafety.Partial,
            _ => throw new MalformedOleanException("a definition is neither safe nor unsafe"),
        };
        return Build(at, 4, LeanConstantKind.Definition, valueAt: 1, safety: safety, hints: Hints(image.Field(read, 2)));
    }

    private ReducibilityHints Hints(ulong pointer)
    {
        if (OleanImage.IsScalar(pointer))
            return pointer >> 1 == 0 ? new(ReducibilityKind.Opaque) : new(ReducibilityKind.Abbreviation);
        var read = image.ReadConstructor(pointer, 0, "reducibility hint");
        return new(ReducibilityKind.Regular, Enumerable.Range(0, 4).Aggregate(0u, (height, i) => height | (uint)image.ScalarByte(read, i) << 8 * i));
    }

    private LeanConstant Inductive(ulong at)
    {
        var read = image.ReadConstructor(at, 6, "inductive type");
        return Build(at, 6, LeanConstantKind.Inductive, unsafeAt: 1, inductive: new InductiveShape(
            Small(read, 1), Small(read, 2), terms.Names(image.Field(read, 3)), terms.Names(image.Field(read, 4))));
    }

    private LeanConstant Constructor(ulong at)
    {
        var read = image.ReadConstructor(at, 5, "constructor");
        return Build(at, 5, LeanConstantKind.Constructor, unsafeAt: 0, constructor: new ConstructorShape(
            terms.Name(image.Field(read, 1)), Small(read, 2), Small(read, 3), Small(read, 4)));
    }

    private LeanConstant Recursor(ulong at)
    {
        var read = image.ReadConstructor(at, 7, "recursor");
        var rules = terms.Items(image.Field(read, 6)).Select(Rule).ToImmutableArray();
        return Build(at, 7, LeanConstantKind.Recursor, unsafeAt: 1, recursor: new RecursorShape(
            terms.Names(image.Field(read, 1)), Small(read, 2), Small(read, 3), Small(read, 4), Small(read, 5), rules, image.ScalarByte(read, 0) != 0));
    }

    private RecursorRule Rule(ulong pointer)
    {
        var read = image.ReadConstructor(pointer, 3, "recursor's rule");
        return new RecursorRule(terms.Name(image.Field(read, 0)), Small(read, 1), terms.Expr(image.Field(read, 2)));
    }

    private long Small(in OleanObject of, int field) => OleanImage.SmallNatural(image.Field(of, field));

    private LeanConstant Build(ulong at, int fields, LeanConstantKind kind, int? valueAt = null, int? unsafeAt = null, LeanSafety safety = LeanSafety.Safe, ReducibilityHints hints = default,
        InductiveShape? inductive = null, ConstructorShape? constructor = null, RecursorShape? recursor = null)
    {
        var read = image.ReadConstructor(at, fields, kind.ToString());
        var common = image.ReadConstructor(image.Field(read, 0), 3, "name, universes and type");
        return new LeanConstant
        {
            Kind = kind,
            Name = terms.Name(image.Field(common, 0)),
            UniverseParameters = terms.Names(image.Field(common, 1)),
            Type = terms.Expr(image.Field(common, 2)),
            Value = valueAt is { } value ? terms.Expr(image.Field(read, value)) : null,
            Safety = unsafeAt is { } flag && image.ScalarByte(read, flag) != 0 ? LeanSafety.Unsafe : safety,
            Hints = hints,
            Inductive = inductive,
            Constructor = constructor,
            Recursor = recursor,
        };
    }
}

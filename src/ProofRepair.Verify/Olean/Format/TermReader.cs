using System.Collections.Immutable;

namespace ProofRepair.Verify.Olean;

/// <summary>Names, universe levels and terms, one node for each address. Nothing here recurses: proofs are deep.</summary>
internal sealed class TermReader(OleanImage image)
{
    private const int DeepestName = 1000;

    private readonly Dictionary<ulong, LeanName> _names = [];
    private readonly Dictionary<ulong, LeanLevel> _levels = [];
    private readonly Dictionary<ulong, ImmutableArray<ulong>> _lists = [];
    private readonly Dictionary<ulong, ImmutableArray<LeanLevel>> _levelLists = [];
    private readonly Dictionary<ulong, ImmutableArray<LeanName>> _nameLists = [];
    private readonly Dictionary<ulong, LeanExpr> _exprs = [];

    public LeanName Name(ulong pointer)
    {
        if (pointer == 1)
            return LeanName.Anonymous;
        if (_names.TryGetValue(pointer, out var known))
            return known;
        var missing = new Stack<ulong>();
        for (var at = pointer; at != 1 && !_names.ContainsKey(at); at = image.Field(image.ReadConstructor(at, 2, "name"), 0))
        {
            missing.Push(at);
            if (missing.Count > DeepestName)
                throw new MalformedOleanException("a name has too many components");
        }
        while (missing.TryPop(out var at))
        {
            var read = image.ReadConstructor(at, 2, "name");
            var parent = image.Field(read, 0) is var above && above == 1 ? LeanName.Anonymous : _names[above];
            if (parent.Depth > DeepestName)
                throw new MalformedOleanException("a name has too many components");
            _names[at] = read.Tag switch
            {
                1 => parent.Child(image.Text(image.Field(read, 1))),
                2 => parent.Child(Number(image.Field(read, 1))),
                _ => throw new MalformedOleanException("a name is of no known kind"),
            };
        }
        return _names[pointer];
    }

    private long Number(ulong pointer) =>
        image.Natural(pointer) is var number && number <= long.MaxValue ? (long)number : throw new MalformedOleanException("a name has a number beyond 63 bits", OleanFailureKind.Unsupported);

    public ImmutableArray<LeanName> Names(ulong list)
    {
        if (!_nameLists.TryGetValue(list, out var names))
            _nameLists[list] = names = [.. Items(list).Select(Name)];
        return names;
    }

    public ImmutableArray<ulong> Items(ulong list)
    {
        if (_lists.TryGetValue(list, out var known))
            return known;
        var items = ImmutableArray.CreateBuilder<ulong>();
        for (var at = list; at != 1;)
        {
            var cell = image.ReadConstructor(at, 2, "list");
            items.Add(image.Field(cell, 0));
            at = image.Field(cell, 1);
        }
        return _lists[list] = items.ToImmutable();
    }

    public LeanLevel Level(ulong pointer)
    {
        var todo = new Stack<ulong>([pointer]);
        while (todo.TryPeek(out var at))
        {
            if (!_levels.ContainsKey(at) && BuildLevel(at, todo) is { } level)
                _levels[at] = level;
            if (_levels.ContainsKey(at))
                todo.Pop();
        }
        return _levels[pointer];
    }

    private LeanLevel? BuildLevel(ulong at, Stack<ulong> todo)
    {
        if (at == 1)
            return LeanLevel.ZeroLevel;
        var read = image.Read(at);
        switch (read.Tag)
        {
            case 0 when read.Fields == 0:
                return LeanLevel.ZeroLevel;
            case 1:
                return Known(_levels, image.Field(read, 0), todo) is { } of ? new LeanLevel.Succ(of) : null;
            case 2 or 3:
                var left = Known(_levels, image.Field(read, 0), todo);
                var right = Known(_levels, image.Field(read, 1), todo);
                return left is null || right is null ? null : new LeanLevel.Max(left, right, read.Tag == 3);
            case 4:
                return new LeanLevel.Param(Name(image.Field(read, 0)));
            case 5:
                return new LeanLevel.Meta(Name(image.Field(read, 0)));
            default:
                throw new MalformedOleanException("a universe level is of no known kind");
        }
    }

    public LeanExpr Expr(ulong pointer)
    {
        var todo = new Stack<ulong>([pointer]);
        while (todo.TryPeek(out var at))
        {
            if (!_exprs.ContainsKey(at) && BuildExpr(at, todo) is { } expr)
                _exprs[at] = expr;
            if (_exprs.ContainsKey(at))
                todo.Pop();
        }
        return _exprs[pointer];
    }

    /// <summary>The node, or null after pushing the children that must be read before it.</summary>
    private LeanExpr? BuildExpr(ulong at, Stack<ulong> todo)
    {
        var read = image.Read(at);
        LeanExpr? Child(int field) => Known(_exprs, image.Field(read, field), todo);
        switch (read.Tag)
        {
            case 0:
                return new LeanExpr.BoundVariable(OleanImage.SmallNatural(image.Field(read, 0)));
            case 1 or 2:
                return new LeanExpr.OpenVariable(Name(image.Field(read, 0)), read.Tag == 2);
            case 3:
                return new LeanExpr.Sort(Level(image.Field(read, 0)));
            case 4:
                return new LeanExpr.Constant(Name(image.Field(read, 0)), Levels(image.Field(read, 1)));
            case 5:
                var (function, argument) = (Child(0), Child(1));
                return function is null || argument is null ? null : new LeanExpr.Application(function, argument);
            case 6 or 7:
                var (domain, scope) = (Child(1), Child(2));
                return domain is null || scope is null ? null : new LeanExpr.Binder(read.Tag == 7, Name(image.Field(read, 0)), domain, scope);
            case 8:
                var (type, value, body) = (Child(1), Child(2), Child(3));
                return type is null || value is null || body is null ? null : new LeanExpr.Let(Name(image.Field(read, 0)), type, value, body);
            case 9:
                return Literal(image.Field(read, 0));
            case 10:
                return Child(1) is { } inner ? new LeanExpr.Annotated(inner) : null;
            case 11:
                return Child(2) is { } of ? new LeanExpr.Projection(Name(image.Field(read, 0)), OleanImage.SmallNatural(image.Field(read, 1)), of) : null;
            default:
                throw new MalformedOleanException("a term is of no known kind");
        }
    }

    private LeanExpr Literal(ulong pointer)
    {
        var literal = image.ReadConstructor(pointer, 1, "literal");
        return literal.Tag switch
        {
            0 => new LeanExpr.NatLiteral(image.Natural(image.Field(literal, 0))),
            1 => new LeanExpr.StringLiteral(image.Text(image.Field(literal, 0))),
            _ => throw new MalformedOleanException("a literal is of no known kind"),
        };
    }

    private ImmutableArray<LeanLevel> Levels(ulong list)
    {
        if (!_levelLists.TryGetValue(list, out var levels))
            _levelLists[list] = levels = [.. Items(list).Select(Level)];
        return levels;
    }

    private static T? Known<T>(Dictionary<ulong, T> known, ulong pointer, Stack<ulong> todo) where T : class
    {
        if (known.TryGetValue(pointer, out var found))
            return found;
        todo.Push(pointer);
        return null;
    }
}

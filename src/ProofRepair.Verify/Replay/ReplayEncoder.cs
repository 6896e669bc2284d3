using System.Collections.Immutable;
using System.Numerics;
using System.Text;
using ProofRepair.Verify.Olean;

namespace ProofRepair.Verify.Replay;

/// <summary>
/// Declarations as a text for <c>Replay.lean</c>: records of one letter and fields of four digits of six bits, each record after those that it
/// names. Names of the module's own get a first component that nothing in a library has.
/// </summary>
internal sealed class ReplayEncoder(IReadOnlySet<LeanName> own)
{
    private const int Digit = 6;
    private const char FirstDigit = '0';
    private const int LargestField = (1 << 4 * Digit) - 1;

    private static readonly LeanName s_own = LeanName.Anonymous.Child("replayed");

    private readonly StringBuilder _text = new();
    private readonly Dictionary<LeanName, int> _names = new() { [LeanName.Anonymous] = 0 };
    private readonly Dictionary<LeanLevel, int> _levels = new(ReferenceEqualityComparer.Instance) { [LeanLevel.ZeroLevel] = 0 };
    private readonly Dictionary<LeanExpr, int> _exprs = new(ReferenceEqualityComparer.Instance);
    private int _levelsWritten = 1;
    private int _exprsWritten;

    public string Text => _text.ToString();

    public void Add(LeanConstant constant)
    {
        var (letter, last) = constant.Kind switch
        {
            LeanConstantKind.Theorem => ('q', (int?)null),
            LeanConstantKind.Definition => ('r', constant.Hints.Kind switch
            {
                ReducibilityKind.Opaque => 0,
                ReducibilityKind.Abbreviation => 1,
                _ => checked((int)constant.Hints.Height + 2),
            }),
            LeanConstantKind.Opaque => ('s', null),
            LeanConstantKind.Axiom => ('u', null),
            _ => throw new ArgumentException($"`{constant.Name}` is no declaration with a value", nameof(constant)),
        };
        var (name, type) = (Of(constant.Name), Of(constant.Type));
        int[] value = constant.Value is { } term ? [Of(term)] : [];
        var universes = constant.UniverseParameters.Select(OfName).ToArray();
        Record(letter, [name, type, universes.Length, .. universes, .. value, .. last is { } hint ? [hint] : Array.Empty<int>()]);
    }

    /// <summary>The types of one block with their constructors.</summary>
    public void AddBlock(ImmutableArray<(LeanConstant Type, ImmutableArray<LeanConstant> Constructors)> block)
    {
        var first = block[0].Type;
        var universes = first.UniverseParameters.Select(OfName).ToArray();
        var fields = new List<int>([universes.Length, .. universes, checked((int)first.Inductive!.Parameters), block.Length]);
        foreach (var (type, constructors) in block)
        {
            fields.AddRange([Of(type.Name), Of(type.Type), constructors.Length, .. constructors.SelectMany(c => new[] { Of(c.Name), Of(c.Type) })]);
        }

        Record('t', [.. fields]);
    }

    private int Of(LeanName name) => OfName(own.Contains(name) ? name.Under(s_own) : name);

    private int OfName(LeanName name)
    {
        var missing = new Stack<LeanName>();
        for (var n = name; !_names.ContainsKey(n); n = n.Parent!)
        {
            missing.Push(n);
        }

        while (missing.TryPop(out var n))
        {
            if (n.Text is { } text)
            {
                var bytes = Encoding.UTF8.GetBytes(text);
                Record('a', [_names[n.Parent!], bytes.Length], bytes);
            }
            else
            {
                var digits = BytesOf(n.Number);
                Record('b', [_names[n.Parent!], digits.Length], digits);
            }

            _names[n] = _names.Count;
        }

        return _names[name];
    }

    private int Of(LeanLevel root)
    {
        var todo = new Stack<LeanLevel>([root]);
        while (todo.TryPeek(out var level))
        {
            LeanLevel[] missing = [.. ChildrenOf(level).Where(c => !_levels.ContainsKey(c))];
            if (_levels.ContainsKey(level) || missing.Length == 0)
            {
                todo.Pop();
                Write(level);
                continue;
            }

            foreach (var child in missing)
            {
                todo.Push(child);
            }
        }

        return _levels[root];
    }

    private static LeanLevel[] ChildrenOf(LeanLevel level) => level switch
    {
        LeanLevel.Succ s => [s.Of],
        LeanLevel.Max m => [m.Left, m.Right],
        _ => [],
    };

    private void Write(LeanLevel level)
    {
        if (_levels.ContainsKey(level))
        {
            return;
        }

        switch (level)
        {
            case LeanLevel.Zero:
                _levels[level] = 0;
                return;
            case LeanLevel.Succ s:
                Record('c', [_levels[s.Of]]);
                break;
            case LeanLevel.Max m:
                Record(m.IsImpredicative ? 'e' : 'd', [_levels[m.Left], _levels[m.Right]]);
                break;
            case LeanLevel.Param p:
                Record('f', [OfName(p.Name)]);
                break;
            default:
                throw new UnreplayableException("a universe level is not finished");
        }

        _levels[level] = _levelsWritten++;
    }

    private int Of(LeanExpr root)
    {
        var todo = new Stack<LeanExpr>([root]);
        var children = new Stack<LeanExpr>();
        while (todo.TryPeek(out var expr))
        {
            if (!_exprs.ContainsKey(expr))
            {
                ExprWalk.PushChildren(expr, children);
                var before = todo.Count;
                while (children.TryPop(out var child))
                {
                    if (!_exprs.ContainsKey(child))
                    {
                        todo.Push(child);
                    }
                }

                if (todo.Count > before)
                {
                    continue;
                }

                _exprs[expr] = expr is LeanExpr.Annotated annotated ? _exprs[annotated.Inner] : Write(expr);
            }

            todo.Pop();
        }

        return _exprs[root];
    }

    private int Write(LeanExpr expr)
    {
        switch (expr)
        {
            case LeanExpr.BoundVariable v:
                Record('g', [checked((int)v.Index)]);
                break;
            case LeanExpr.Sort s:
                Record('h', [Of(s.Level)]);
                break;
            case LeanExpr.Constant c:
                var levels = c.Levels.Select(Of).ToArray();
                Record('i', [Of(c.Name), levels.Length, .. levels]);
                break;
            case LeanExpr.Application a:
                Record('j', [_exprs[a.Function], _exprs[a.Argument]]);
                break;
            case LeanExpr.Binder b:
                Record(b.IsForall ? 'l' : 'k', [OfName(b.Name), _exprs[b.Type], _exprs[b.Body]]);
                break;
            case LeanExpr.Let l:
                Record('m', [OfName(l.Name), _exprs[l.Type], _exprs[l.Value], _exprs[l.Body]]);
                break;
            case LeanExpr.NatLiteral n:
                var digits = BytesOf(n.Value);
                Record('n', [digits.Length], digits);
                break;
            case LeanExpr.StringLiteral s:
                var text = Encoding.UTF8.GetBytes(s.Value);
                Record('o', [text.Length], text);
                break;
            case LeanExpr.Projection p:
                Record('p', [Of(p.Structure), checked((int)p.Index), _exprs[p.Of]]);
                break;
            default:
                throw new UnreplayableException("a term has a variable that nothing binds");
        }

        return _exprsWritten++;
    }

    private static byte[] BytesOf(BigInteger value) => value.ToByteArray(isUnsigned: true, isBigEndian: true);

    private void Record(char letter, ReadOnlySpan<int> fields, ReadOnlySpan<byte> bytes = default)
    {
        _text.Append(letter);
        foreach (var field in fields)
        {
            if (field is < 0 or > LargestField)
            {
                throw new UnreplayableException("a proof has more parts than can be replayed");
            }

            for (var digit = 0; digit < 4; digit++)
            {
                _text.Append((char)(FirstDigit + (field >> digit * Digit & (1 << Digit) - 1)));
            }
        }

        foreach (var b in bytes)
        {
            _text.Append((char)(FirstDigit + (b & (1 << Digit) - 1))).Append((char)(FirstDigit + (b >> Digit)));
        }
    }
}

/// <summary>What was read is nothing that a kernel could be asked about.</summary>
internal sealed class UnreplayableException(string message) : Exception(message);

using System.Collections.Immutable;

namespace ProofRepair.Verify.Olean;

/// <summary>Numbers the terms of one constant; universe parameters are their places in its list.</summary>
internal sealed class ExprNumbering(MeaningTable table, ImmutableArray<LeanName> universes, Func<LeanName, int> constant, CancellationToken cancellation)
{
    private readonly Dictionary<LeanExpr, int> _known = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<LeanExpr> _opened = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<LeanLevel, int> _levels = new(ReferenceEqualityComparer.Instance);

    public int Of(LeanExpr root)
    {
        var todo = new Stack<LeanExpr>([root]);
        while (todo.TryPeek(out var expr))
        {
            if (_known.ContainsKey(expr))
            {
                todo.Pop();
                continue;
            }
            cancellation.ThrowIfCancellationRequested();
            // A node comes to the top twice: before its children, and with all of them known.
            if (_opened.Add(expr))
            {
                ExprWalk.PushChildren(expr, todo);
                continue;
            }
            todo.Pop();
            _known[expr] = Build(expr);
        }
        return _known[root];
    }

    private int Build(LeanExpr expr) => expr switch
    {
        LeanExpr.BoundVariable bound => table.Number("bound", bound.Index),
        LeanExpr.OpenVariable open => table.Number(open.IsMeta ? "meta" : "free", open.Name),
        LeanExpr.Sort sort => table.Number("sort", Of(sort.Level)),
        LeanExpr.Constant c => table.Number("constant", [constant(c.Name), .. c.Levels.Select(Of)]),
        LeanExpr.Application a => table.Number("app", _known[a.Function], _known[a.Argument]),
        LeanExpr.Binder b => table.Number(b.IsForall ? "forall" : "lambda", _known[b.Type], _known[b.Body]),
        LeanExpr.Let l => table.Number("let", _known[l.Type], _known[l.Value], _known[l.Body]),
        LeanExpr.NatLiteral n => table.Number("nat", n.Value),
        LeanExpr.StringLiteral s => table.Number("string", s.Value),
        LeanExpr.Annotated a => _known[a.Inner],
        LeanExpr.Projection p => table.Number("proj", p.Index, constant(p.Structure), _known[p.Of]),
        _ => throw new InvalidOperationException($"a term of a new kind: {expr.GetType().Name}"),
    };

    private int Of(LeanLevel root)
    {
        var todo = new Stack<LeanLevel>([root]);
        while (todo.TryPeek(out var level))
        {
            LeanLevel[] children = level switch
            {
                LeanLevel.Succ s => [s.Of],
                LeanLevel.Max m => [m.Left, m.Right],
                _ => [],
            };
            var missing = children.Where(c => !_levels.ContainsKey(c)).ToList();
            if (missing.Count > 0)
            {
                missing.ForEach(todo.Push);
                continue;
            }
            todo.Pop();
            _levels[level] = level switch
            {
                LeanLevel.Zero => table.Number("zero"),
                LeanLevel.Succ s => table.Number("succ", _levels[s.Of]),
                LeanLevel.Max m => table.Number(m.IsImpredicative ? "imax" : "max", _levels[m.Left], _levels[m.Right]),
                LeanLevel.Param p => universes.IndexOf(p.Name) is >= 0 and var place ? table.Number("param", table.Figure(place)) : table.Number("unknown param", p.Name),
                LeanLevel.Meta m => table.Number("level meta", m.Name),
                _ => throw new InvalidOperationException($"a level of a new kind: {level.GetType().Name}"),
            };
        }
        return _levels[root];
    }
}

namespace ProofRepair.Verify.Olean;

/// <summary>Visits each node of a term once, however often it is shared and however deep it lies.</summary>
internal sealed class ExprWalk
{
    private readonly HashSet<LeanExpr> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<LeanExpr> _todo = new();

    /// <summary>The constants named below this term by nodes that this walk has not met before; structures of projections too.</summary>
    public IEnumerable<LeanName> NewConstants(LeanExpr root)
    {
        _todo.Push(root);
        while (_todo.TryPop(out var expr))
        {
            if (!_seen.Add(expr))
                continue;
            if (expr is LeanExpr.Constant constant)
                yield return constant.Name;
            if (expr is LeanExpr.Projection projection)
                yield return projection.Structure;
            PushChildren(expr, _todo);
        }
    }

    public static void PushChildren(LeanExpr expr, Stack<LeanExpr> todo)
    {
        switch (expr)
        {
            case LeanExpr.Application application:
                todo.Push(application.Argument);
                todo.Push(application.Function);
                break;
            case LeanExpr.Binder binder:
                todo.Push(binder.Body);
                todo.Push(binder.Type);
                break;
            case LeanExpr.Let let:
                todo.Push(let.Body);
                todo.Push(let.Value);
                todo.Push(let.Type);
                break;
            case LeanExpr.Annotated annotated:
                todo.Push(annotated.Inner);
                break;
            case LeanExpr.Projection projection:
                todo.Push(projection.Of);
                break;
        }
    }
}

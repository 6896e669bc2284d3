using System.Collections.Immutable;
using ProofRepair.Verify.Olean;

namespace ProofRepair.Verify.Replay;

/// <summary>What of a module must be given to a kernel, in which order, for it to judge one theorem.</summary>
/// <param name="Text">For <c>Replay.lean</c>; null when there is nothing to ask a kernel, and <paramref name="Objection"/> says why.</param>
/// <param name="Declarations">How many declarations the kernel is to accept.</param>
internal sealed record ReplayPlan(string? Text, int Declarations, string? Objection)
{
    public static ReplayPlan Of(OleanModule module, LeanName theorem, CancellationToken cancellationToken)
    {
        if (module.FindUnique(theorem) is not { } root)
        {
            return Refused($"the compiled file holds no `{theorem}`");
        }

        return Of(module.Find, [root], withAxioms: false, cancellationToken);
    }

    /// <summary>For all of <paramref name="roots"/>, and what they rest on among the constants that <paramref name="find"/> knows.</summary>
    /// <param name="withAxioms">Axioms are taken as they are: somebody else judges them.</param>
    public static ReplayPlan Of(Func<LeanName, LeanConstant?> find, IReadOnlyCollection<LeanConstant> roots, bool withAxioms, CancellationToken cancellationToken)
    {
        var (own, _) = AxiomCollector.Closure(find, roots, cancellationToken);
        if (own.FirstOrDefault(c => c.Safety != LeanSafety.Safe || (c.Value is null && !(c.Kind is LeanConstantKind.Inductive or LeanConstantKind.Constructor or LeanConstantKind.Recursor || (withAxioms && c.Kind == LeanConstantKind.Axiom)))) is { } odd)
        {
            return Refused($"it rests on `{odd.Name.WithoutPrivatePrefix()}`, which a kernel cannot check ({odd.Kind}, {odd.Safety})");
        }

        try
        {
            return Encoded(find, roots, own, cancellationToken);
        }
        catch (Exception e) when (e is UnreplayableException or OverflowException)
        {
            return Refused(e.Message);
        }
    }

    private static ReplayPlan Encoded(Func<LeanName, LeanConstant?> find, IReadOnlyCollection<LeanConstant> roots, HashSet<LeanConstant> own, CancellationToken cancellationToken)
    {
        var encoder = new ReplayEncoder(own.Select(c => c.Name).ToHashSet());
        var declarations = 0;
        foreach (var constant in InOrder(find, roots, own, cancellationToken))
        {
            if (constant.Kind is LeanConstantKind.Constructor or LeanConstantKind.Recursor)
            {
                // The kernel makes them from the type itself.
                continue;
            }

            if (constant.Inductive is not { } shape)
            {
                encoder.Add(constant);
            }
            else if (shape.Block.IsEmpty || shape.Block[0].Equals(constant.Name))
            {
                var types = Found(find, shape.Block).ToList();
                if (types.Count == 0 || types.Count != shape.Block.Length || types.Exists(t => t.Inductive is null))
                {
                    throw new UnreplayableException($"the types declared with `{constant.Name}` are not all there");
                }

                encoder.AddBlock([.. types.Select(t => (t, Found(find, t.Inductive!.Constructors).ToImmutableArray()))]);
            }
            else
            {
                continue;
            }

            declarations++;
        }

        return new ReplayPlan(encoder.Text, declarations, null);
    }

    /// <summary>Each constant after those that it needs; a type, its constructors and its recursor need what any of them needs.</summary>
    private static IEnumerable<LeanConstant> InOrder(Func<LeanName, LeanConstant?> find, IReadOnlyCollection<LeanConstant> roots, HashSet<LeanConstant> own, CancellationToken cancellationToken)
    {
        var done = new HashSet<LeanName>();
        var opened = new HashSet<LeanName>();
        var todo = new Stack<LeanConstant>(roots);
        while (todo.TryPeek(out var constant))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (done.Contains(constant.Name))
            {
                todo.Pop();
                continue;
            }

            var block = BlockOf(find, constant);
            var inside = block.Select(c => c.Name).ToHashSet();
            if (opened.Add(constant.Name))
            {
                var walk = new ExprWalk();
                // Rules of recursors name the recursors of the block, and are not given to the kernel.
                var terms = block.SelectMany(c => c.Kind == LeanConstantKind.Recursor ? [c.Type] : c.Terms());
                foreach (var needed in terms.SelectMany(walk.NewConstants).Select(find).OfType<LeanConstant>().Where(c => own.Contains(c) && !inside.Contains(c.Name) && !done.Contains(c.Name)))
                {
                    todo.Push(needed);
                }

                continue;
            }

            todo.Pop();
            foreach (var member in block.Where(c => done.Add(c.Name)))
            {
                yield return member;
            }
        }
    }

    private static ImmutableArray<LeanConstant> BlockOf(Func<LeanName, LeanConstant?> find, LeanConstant constant)
    {
        var types = constant.Inductive is { } inductive ? inductive.Block
            : constant.Constructor is { } constructor ? find(constructor.Inductive)?.Inductive?.Block ?? []
            : constant.Recursor?.Block ?? [];
        return types.IsEmpty
            ? [constant]
            : [.. Found(find, types).SelectMany(t => Found(find, t.Inductive?.Constructors ?? []).Prepend(t)).Append(constant).DistinctBy(c => c.Name)];
    }

    private static IEnumerable<LeanConstant> Found(Func<LeanName, LeanConstant?> find, IEnumerable<LeanName> names) => names.Select(find).OfType<LeanConstant>();

    private static ReplayPlan Refused(string objection) => new(null, 0, objection);
}

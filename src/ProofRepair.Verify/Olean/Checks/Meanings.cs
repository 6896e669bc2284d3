using System.Collections.Immutable;

namespace ProofRepair.Verify.Olean;

/// <summary>
/// The meaning, as a number, of each constant of one module that a statement uses. A definition means its type and value,
/// whatever its name, since the kernel unfolds it; a theorem means its type, since proofs of one proposition are equal. What the
/// kernel does not unfold (inductive types, opaques, axioms) keeps its name as well. Constants of other modules are their names,
/// and never equal one of this module: a private definition may bear the name of a library's.
/// </summary>
internal sealed class Meanings
{
    private readonly OleanModule _module;
    private readonly MeaningTable _table;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<LeanName, int> _known = [];

    private readonly Func<LeanName, string?>? _imported;

    /// <param name="imported">The digest of what a constant of another module means, where that module was read too; else its name stands for it.</param>
    public Meanings(OleanModule module, MeaningTable table, CancellationToken cancellation, Func<LeanName, string?>? imported = null) =>
        (_module, _table, _cancellation, _imported) = (module, table, cancellation, imported);

    public IEnumerable<(LeanName Name, int Meaning)> Constants => _known.Select(k => (k.Key, k.Value));

    /// <summary>The meaning of a constant's type, or null when constants refer to each other in a circle.</summary>
    public int? OfType(LeanConstant constant)
    {
        if (!Learn(Dependencies(new ExprWalk().NewConstants(constant.Type), constant)))
            return null;
        return Numbering(constant, new Dictionary<LeanName, int>()).Of(constant.Type);
    }

    /// <summary>What a constant means, or null when constants refer to each other in a circle.</summary>
    public int? Of(LeanConstant constant) => Learn([constant]) ? _known[constant.Name] : null;

    /// <summary>Gives every constant a meaning, those that it uses first; without recursion, since chains of definitions are long.</summary>
    private bool Learn(IEnumerable<LeanConstant> wanted)
    {
        var todo = new Stack<LeanConstant>(wanted);
        var opened = new HashSet<LeanName>();
        while (todo.TryPeek(out var constant))
        {
            _cancellation.ThrowIfCancellationRequested();
            if (_known.ContainsKey(constant.Name))
            {
                todo.Pop();
                continue;
            }
            var missing = Needs(constant).Where(c => !_known.ContainsKey(c.Name)).ToList();
            if (missing.Count == 0)
            {
                Define(constant);
                todo.Pop();
                continue;
            }
            // Seen before with all that it needs on top, and still not known: a circle.
            if (!opened.Add(constant.Name))
                return false;
            foreach (var needed in missing)
                todo.Push(needed);
        }
        return true;
    }

    private IEnumerable<LeanConstant> Needs(LeanConstant constant)
    {
        var walk = new ExprWalk();
        if (constant.Constructor is { } constructor)
            return Own([constructor.Inductive]);
        if (constant.Inductive is { } inductive)
        {
            var block = BlockOf(inductive);
            var inside = block.Concat(block.SelectMany(i => Own(i.Inductive?.Constructors ?? []))).ToHashSet();
            return Own(inside.SelectMany(c => walk.NewConstants(c.Type))).Where(c => !inside.Contains(c)).Distinct();
        }
        return Dependencies(MeaningfulTerms(constant).SelectMany(walk.NewConstants).Concat(constant.Companions()), constant);
    }

    /// <summary>
    /// Not the proof of a theorem; and not the rules of a recursor, which the kernel derives from the inductive type, and in which
    /// the recursors of a block name each other.
    /// </summary>
    private static IEnumerable<LeanExpr> MeaningfulTerms(LeanConstant constant) =>
        constant.Kind is LeanConstantKind.Theorem or LeanConstantKind.Recursor ? [constant.Type] : constant.Terms();

    private void Define(LeanConstant constant)
    {
        if (constant.Inductive is { } inductive)
            DefineBlock(constant, inductive);
        else if (constant.Constructor is { } constructor)
            _known[constant.Name] = _table.Number("constructor", [_known.GetValueOrDefault(constructor.Inductive), _table.Figure(constructor.Index), Numbering(constant, Self(constant)).Of(constant.Type)]);
        else
            _known[constant.Name] = Plain(constant);
    }

    private int Plain(LeanConstant constant)
    {
        var numbering = Numbering(constant, Self(constant));
        var universes = _table.Figure(constant.UniverseParameters.Length);
        var type = numbering.Of(constant.Type);
        switch (constant.Kind)
        {
            case LeanConstantKind.Theorem:
                return _table.Number("proof of", universes, type);
            case LeanConstantKind.Definition when constant.Safety == LeanSafety.Safe && constant.Value is { } value:
                return _table.Number("definition", universes, type, numbering.Of(value));
            default:
                List<int> parts = [universes, type, _table.Figure((int)constant.Safety), .. MeaningfulTerms(constant).Skip(1).Select(numbering.Of)];
                if (constant.Recursor is { } recursor)
                    parts.AddRange([_table.Figure(recursor.SupportsK ? 1 : 0), _table.Figure(recursor.Block.Length), .. recursor.Block.Select(n => _known.GetValueOrDefault(n)), .. recursor.Rules.Select(r => _table.Figure(r.Fields))]);
                return _table.Number(constant.Kind.ToString(), NamedUniquely(constant), [.. parts]);
        }
    }

    /// <summary>A mutual block is one meaning; within it, its types and constructors are places in the block.</summary>
    private void DefineBlock(LeanConstant constant, InductiveShape shape)
    {
        var block = BlockOf(shape);
        if (!block.Contains(constant))
            block = [constant];
        var places = new Dictionary<LeanName, int>();
        for (var i = 0; i < block.Length; i++)
            places[block[i].Name] = _table.Number("of this block", _table.Figure(i));
        var parts = new List<int>();
        foreach (var type in block)
        {
            var inductive = type.Inductive!;
            var constructors = Own(inductive.Constructors).ToList();
            parts.AddRange([
                .. new long[] { type.UniverseParameters.Length, (int)type.Safety, inductive.Parameters, inductive.Indices, constructors.Count, inductive.Constructors.Length }.Select(_table.Figure),
                _table.Number("named", NamedUniquely(type)), Numbering(type, places).Of(type.Type),
                .. constructors.SelectMany(c => new[] { _table.Number("named", NamedUniquely(c)), Numbering(c, places).Of(c.Type) })]);
        }
        var whole = _table.Number("block", [.. parts]);
        for (var i = 0; i < block.Length; i++)
            _known[block[i].Name] = _table.Number("inductive", whole, _table.Figure(i));
    }

    private ImmutableArray<LeanConstant> BlockOf(InductiveShape shape) => [.. Own(shape.Block).Where(c => c.Inductive is not null)];

    /// <summary>Without the private prefix, unless the module has two such: then they must not be taken for one.</summary>
    private LeanName NamedUniquely(LeanConstant constant)
    {
        var bare = constant.Name.WithoutPrivatePrefix();
        return _module.FindAll(bare).Length == 1 ? bare : constant.Name;
    }

    private Dictionary<LeanName, int> Self(LeanConstant constant) => new() { [constant.Name] = _table.Number("itself") };

    private ExprNumbering Numbering(LeanConstant constant, Dictionary<LeanName, int> places) =>
        new(_table, constant.UniverseParameters, name => places.TryGetValue(name, out var place) ? place : _known.TryGetValue(name, out var known) ? Reference(known) : Imported(name), _cancellation);

    /// <summary>Where files are compared one by one, a constant is the same whichever of them it stands in.</summary>
    private int Reference(int known) => _imported is null ? known : _table.Number("read elsewhere", _table.Digest(known));

    private int Imported(LeanName name) => _imported?.Invoke(name) is { } digest ? _table.Number("read elsewhere", digest) : _table.Number("imported", name);

    private IEnumerable<LeanConstant> Dependencies(IEnumerable<LeanName> names, LeanConstant of) => Own(names).Where(c => c != of).Distinct();

    private IEnumerable<LeanConstant> Own(IEnumerable<LeanName> names) => names.Select(_module.Find).OfType<LeanConstant>();
}

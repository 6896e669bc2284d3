using System.Collections.Immutable;
using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving;

/// <summary>Makes the view of a goal: names what cannot be named, introduces binders, unpacks <c>∧</c> and <c>∃</c> of hypotheses.</summary>
internal sealed class GoalPreparation
{
    private const int MaxIntroduced = 30;

    private readonly HashSet<string> _taken;
    private readonly HashSet<string> _types = new(StringComparer.Ordinal);
    private readonly List<string> _prefix = [];
    private readonly List<Variable> _variables = [];
    private readonly List<(string Name, string Type)> _functions = [];
    private readonly List<Fact> _facts = [];

    private GoalPreparation(Goal goal) =>
        _taken = goal.Hypotheses.SelectMany(h => h.Names).ToHashSet(StringComparer.Ordinal);

    public static GoalView View(Goal goal)
    {
        var preparation = new GoalPreparation(goal);
        var target = preparation.Introduce(preparation.Read(goal));
        return new GoalView(
            [.. preparation._prefix],
            [.. preparation._variables],
            [.. preparation._functions],
            [.. preparation._facts],
            target)
        {
            Types = [.. preparation._types.Order(StringComparer.Ordinal)],
        };
    }

    private Term Read(Goal goal)
    {
        // `rename_i` names the last inaccessible hypotheses, so all from the first that templates may mention.
        var inaccessible = goal.Hypotheses.SelectMany(h => h.Names).Where(Goal.IsInaccessible).SkipWhile(IsInstance).ToList();
        var renamed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in inaccessible)
        {
            renamed.TryAdd(name, Fresh(name[..name.IndexOf('✝', StringComparison.Ordinal)]));
        }

        if (inaccessible.Count > 0)
        {
            _prefix.Add("rename_i " + string.Join(' ', inaccessible.Select(n => renamed[n])));
        }

        Term Named(string text) => renamed.Aggregate(TermParser.Parse(text), (term, pair) => term.Substitute(pair.Key, new Name(pair.Value)));
        foreach (var hypothesis in goal.Hypotheses)
        {
            foreach (var name in hypothesis.Names)
            {
                Declare(renamed.GetValueOrDefault(name, name), hypothesis.Type, Named(hypothesis.Type));
            }
        }

        return Named(goal.Target);
    }

    private void Declare(string name, string type, Term statement)
    {
        if (type.StartsWith("Type", StringComparison.Ordinal) || type.StartsWith("Sort", StringComparison.Ordinal))
        {
            _types.Add(name);
        }
        else if (ScalarKindOf(type) is { } kind)
        {
            _variables.Add(new Variable(name, kind, type));
        }
        else if (IsSet(type) || type.Split(" → ").All(t => ScalarKindOf(t.Trim(' ', '(', ')')) is not null || t == "Prop"))
        {
            _functions.Add((name, type));
        }
        else if (!IsInstance(name))
        {
            Unpack(name, statement);
        }
    }

    private static bool IsSet(string type) => type.StartsWith("Finset ", StringComparison.Ordinal) || type.StartsWith("Set ", StringComparison.Ordinal);

    private static bool IsInstance(string name) => name.StartsWith("inst", StringComparison.Ordinal);

    private ScalarKind? ScalarKindOf(string type) => type switch
    {
        "Nat" or "ℕ" => ScalarKind.Naturals,
        "Int" or "ℤ" => ScalarKind.Integers,
        "Rat" or "ℚ" => ScalarKind.Rationals,
        "ℝ" or "Real" => ScalarKind.Field,
        _ => _types.Contains(type) ? ScalarKind.Field : null,
    };

    private void Unpack(string name, Term statement)
    {
        var count = _facts.Count;
        var pattern = Pattern(name, statement);
        if (_facts.Count - count != 1 || pattern != name)
        {
            _prefix.Add($"obtain {pattern} := {name}");
        }
    }

    private string Pattern(string name, Term statement)
    {
        switch (statement)
        {
            case Binary { Operator: "∧" } both:
                var left = Pattern(Fresh(name), both.Left);
                return $"⟨{left}, {Pattern(Fresh(name), both.Right)}⟩";
            case Quantified { Quantifier: "∃" } some:
                var names = new List<string>();
                var body = some.Body;
                foreach (var binder in some.Binders)
                {
                    var witness = Fresh(binder.Name);
                    body = body.Substitute(binder.Name, new Name(witness));
                    names.Add(witness);
                    _variables.Add(new Variable(witness, binder.Type is null ? ScalarKind.Unknown : ScalarKindOf(binder.Type) ?? ScalarKind.Unknown, binder.Type ?? "_"));
                }

                return $"⟨{string.Join(", ", names)}, {Pattern(Fresh(name), body)}⟩";
            default:
                _facts.Add(new Fact(name, statement));
                return name;
        }
    }

    private Term Introduce(Term target)
    {
        var introduced = new List<string>();
        while (introduced.Count < MaxIntroduced)
        {
            if (target is Quantified { Quantifier: "∀" } all)
            {
                target = all.Body;
                foreach (var binder in all.Binders)
                {
                    var name = Fresh(binder.Name);
                    introduced.Add(name);
                    target = target.Substitute(binder.Name, new Name(name));
                    Declare(name, binder.Type ?? "_", new Opaque(binder.Type ?? "_"));
                }
            }
            else if (target is Binary { Operator: "→" } implies)
            {
                var name = Fresh("hyp");
                introduced.Add(name);
                target = implies.Right;
                var before = _prefix.Count;
                Unpack(name, implies.Left);
                // The hypothesis must exist before it is unpacked.
                if (_prefix.Count > before)
                {
                    _prefix.Insert(before, "intro " + string.Join(' ', introduced));
                    introduced.Clear();
                }
            }
            else
            {
                break;
            }
        }

        if (introduced.Count > 0)
        {
            _prefix.Add("intro " + string.Join(' ', introduced));
        }

        return target;
    }

    private string Fresh(string name)
    {
        var stem = name.Length == 0 || name == "_" ? "x" : name;
        var fresh = stem;
        for (var i = 1; !_taken.Add(fresh); i++)
        {
            fresh = $"{stem}_{i}";
        }

        return fresh;
    }
}

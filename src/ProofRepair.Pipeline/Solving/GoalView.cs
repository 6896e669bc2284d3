using System.Collections.Immutable;
using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving;

public enum ScalarKind
{
    Naturals,
    Integers,
    Rationals,

    /// <summary>A type of the context or ℝ: for templates, an ordered field.</summary>
    Field,

    /// <summary>The witness of an unpacked <c>∃ x, …</c>: Lean does not print its type.</summary>
    Unknown,
}

public sealed record Variable(string Name, ScalarKind Kind, string Type);

/// <summary>A proposition of the context.</summary>
public sealed record Fact(string Name, Term Statement);

/// <summary>
/// A goal ready for templates: after <paramref name="Prefix"/> (lines of tactics that rename, introduce and unpack) the context
/// has these variables and facts under names that can be written.
/// </summary>
public sealed record GoalView(
    ImmutableArray<string> Prefix,
    ImmutableArray<Variable> Variables,
    ImmutableArray<(string Name, string Type)> Functions,
    ImmutableArray<Fact> Facts,
    Term Target)
{
    /// <summary>The types that the context declares, such as the field that stands for ℝ.</summary>
    public ImmutableArray<string> Types { get; init; } = [];

    /// <summary>
    /// With what is said of variables of the target's ring alone: one hint of another type makes the whole block fail that it stands in.
    /// </summary>
    public GoalView OfTargetsRing()
    {
        var rings = Variables.Where(v => v.Kind is ScalarKind.Integers or ScalarKind.Rationals or ScalarKind.Field).ToList();
        if (rings.Count == 0 || Variables.Where(v => v.Kind != ScalarKind.Unknown).DistinctBy(v => v.Type).Count() == 1)
        {
            return this;
        }

        var own = (rings.Find(v => Target.Mentions(v.Name)) ?? rings[0]).Type;
        var foreign = Variables.Where(v => v.Kind != ScalarKind.Unknown && v.Type != own).Select(v => v.Name).ToList();
        return this with
        {
            Variables = [.. Variables.Where(v => !foreign.Contains(v.Name))],
            Facts = [.. Facts.Where(f => !foreign.Exists(f.Statement.Mentions))],
        };
    }

    public IEnumerable<Term> Statements => Facts.Select(f => f.Statement).Append(Target);

    public IEnumerable<Term> AllParts => Statements.SelectMany(s => s.Parts());

    /// <summary>A tactic text after the prefix.</summary>
    public string Text(params IEnumerable<string> lines) => string.Join('\n', Prefix.Concat(lines));
}

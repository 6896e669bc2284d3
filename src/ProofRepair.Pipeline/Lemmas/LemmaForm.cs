using System.Collections.Immutable;
using ProofRepair.Pipeline.Sketching;

namespace ProofRepair.Pipeline.Lemmas;

/// <summary>
/// A hole's goal as a statement of its own. <paramref name="Binders"/> are its hypotheses, none left out, <paramref name="Names"/> what they are called there,
/// <paramref name="Arguments"/> what they are in the hole; <paramref name="Levels"/> are the universe levels that it has to name itself. Only Lean can say whether it is the same goal: <see cref="LemmaFinder"/>.
/// </summary>
public sealed record LemmaForm(
    string Name, ImmutableArray<string> Levels, ImmutableArray<string> Binders, ImmutableArray<string> Names, ImmutableArray<string> Arguments, string Target)
{
    /// <summary>Up to where its body stands.</summary>
    public string Statement => $"theorem {Name}{(Levels.IsEmpty ? "" : $".{{{string.Join(", ", Levels)}}}")} {string.Concat(Binders.Select(b => b + " "))}: {Target}";

    /// <summary>Closes the hole where the lemma stands before the declaration.</summary>
    public string Use => string.Join(' ', Arguments.Prepend($"exact {Name}"));

    /// <summary>Closes the hole with a body of the lemma, in whose names it was written.</summary>
    public string With(string tactics)
    {
        var closed = Binders.IsEmpty ? Target : $"∀ {string.Join(' ', Binders)}, {Target}";
        var intro = Names.IsEmpty ? "" : $"  intro {string.Join(' ', Names)}\n";
        return $"have {Name} : {closed} := by\n{intro}  {Indentation.Align(tactics, 2)}\n{Use}";
    }
}

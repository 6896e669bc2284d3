using System.Collections.Immutable;
using System.Text;
using ProofRepair.Pipeline.Goals;

namespace ProofRepair.Pipeline.Lemmas;

/// <summary>
/// Turns a printed goal into a lemma. Names that cannot be written get new ones; a value of a local definition becomes an equation, which <c>rfl</c> proves in
/// the hole; nothing is dropped. Null for what no statement can say (metavariables).
/// </summary>
public static class LemmaWriter
{
    /// <param name="levels">Universe levels that no command before the lemma declares (<see cref="LevelNames"/>).</param>
    public static LemmaForm? Write(Goal goal, string name, ImmutableArray<string> levels)
    {
        if (goal.Text.Contains('?', StringComparison.Ordinal) && LeanTokens.Split(goal.Text).Any(t => t.Text.StartsWith('?')))
        {
            return null;
        }

        var renamed = NewNames(goal);
        var (binders, names, arguments) = (ImmutableArray.CreateBuilder<string>(), ImmutableArray.CreateBuilder<string>(), ImmutableArray.CreateBuilder<string>());
        foreach (var hypothesis in goal.Hypotheses)
        {
            foreach (var old in hypothesis.Names)
            {
                var own = renamed.GetValueOrDefault(old, old);
                var type = Rename(hypothesis.Type, renamed);
                if (IsInstance(old))
                {
                    binders.Add($"[{own} : {type}]");
                    names.Add(own);
                    continue;
                }

                Add($"({own} : {type})", own, Argument(goal, old, type));
                if (hypothesis.Value is { } value)
                {
                    Add($"({own}_eq : {own} = {Rename(value, renamed)})", own + "_eq", "rfl");
                }
            }
        }

        return new LemmaForm(name, levels, binders.DrainToImmutable(), names.DrainToImmutable(), arguments.DrainToImmutable(), Rename(goal.Target, renamed));

        void Add(string binder, string own, string argument)
        {
            binders.Add(binder);
            names.Add(own);
            arguments.Add(argument);
        }
    }

    /// <summary>An inaccessible name that other lines mention is found by unification, another one by its type.</summary>
    private static string Argument(Goal goal, string name, string type) =>
        !Goal.IsInaccessible(name) ? (FillsArguments(type) ? "@" : "") + name
        : goal.Hypotheses.Select(h => h.Type).Append(goal.Target).Any(text => Mentions(text, name)) ? "_" : "(by assumption)";

    /// <summary>Whether Lean adds arguments of its own where the name stands alone.</summary>
    private static bool FillsArguments(string type) =>
        type.Replace(".{", "", StringComparison.Ordinal).AsSpan().ContainsAny('{', '[', '⦃') || type.Contains("optParam", StringComparison.Ordinal) || type.Contains("autoParam", StringComparison.Ordinal);

    private static bool Mentions(string text, string name) =>
        text.Contains(name, StringComparison.Ordinal) && Split(text).Any(piece => piece == name);

    private static bool IsInstance(string name) => name == "inst" || name.StartsWith("inst✝", StringComparison.Ordinal);

    private static Dictionary<string, string> NewNames(Goal goal)
    {
        var taken = goal.Hypotheses.SelectMany(h => h.Names).ToHashSet(StringComparer.Ordinal);
        var renamed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in goal.Hypotheses.SelectMany(h => h.Names).Where(Goal.IsInaccessible))
        {
            var stem = name[..name.IndexOf('✝', StringComparison.Ordinal)].Replace('.', '_');
            var (own, n) = (stem + "_1", 1);
            while (!taken.Add(own))
            {
                own = $"{stem}_{++n}";
            }

            renamed[name] = own;
        }

        return renamed;
    }

    private static string Rename(string text, Dictionary<string, string> renamed) =>
        renamed.Count == 0 ? PrintedNames.Readable(text) : string.Concat(Split(PrintedNames.Readable(text)).Select(piece => renamed.GetValueOrDefault(piece, piece)));

    /// <summary>Pieces that make up the text; a name with its daggers (<c>h✝¹</c>) is one piece.</summary>
    private static List<string> Split(string text)
    {
        var pieces = new List<string>();
        var piece = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (piece.Length > 0 && IsInName(text[i]) != IsInName(piece[0]))
            {
                pieces.Add(piece.ToString());
                piece.Clear();
            }

            piece.Append(text[i]);
        }

        pieces.Add(piece.ToString());
        return pieces;
    }

    private static bool IsInName(char c) => char.IsLetterOrDigit(c) || c is '_' or '\'' or '✝' or '¹' or '²' or '³' || (c >= '⁰' && c <= '₉') || char.IsSurrogate(c);
}

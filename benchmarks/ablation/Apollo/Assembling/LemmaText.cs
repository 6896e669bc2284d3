using System.Text.RegularExpressions;

namespace ProofRepair.Ablation.Apollo.Assembling;

/// <summary>A lemma made of a printed goal, by its lines.</summary>
internal static partial class LemmaText
{
    private const string Turnstile = "⊢";

    /// <summary>
    /// Every line before the last <c>⊢</c> in parentheses: a <c>case</c> line, an instance with a dagger, a value <c>:= v</c> and all of the
    /// goals before the last one too.
    /// </summary>
    public static string Of(string name, string goal)
    {
        var mark = goal.LastIndexOf(Turnstile, StringComparison.Ordinal);
        var given = Binders(mark < 0 ? goal : goal[..mark]);
        var target = mark < 0 ? "" : goal[(mark + Turnstile.Length)..].Trim();
        var head = given.Count == 0 ? $"theorem {name}:\n" : $"theorem {name}\n{PythonText.Join(given)} :\n";
        return target.Length == 0 ? head : $"{head}  {target} := by\n  sorry";
    }

    /// <summary>The lines on which Lean reports an error go, and hypotheses with them.</summary>
    public static string WithoutErrors(string lemma, Compilation answer)
    {
        var wrong = answer.Errors.Select(e => e.Start.Line).ToHashSet();
        return PythonText.Join(PythonText.Lines(lemma).Where((line, i) => !wrong.Contains(i + 1) && !string.IsNullOrWhiteSpace(line)));
    }

    /// <summary>Up to <c>:= by</c>, without comments; null where that line is gone, or the one with the name.</summary>
    public static string? StatementOf(string lemma)
    {
        var text = PythonText.Join(PythonText.Lines(lemma).Select(l => PythonText.Before(l, "--")).Where(l => !string.IsNullOrWhiteSpace(l)));
        return Named().IsMatch(text) && TheoremText.FirstBy(text) is { } by ? text[..by.End] : null;
    }

    private static List<string> Binders(string given)
    {
        var entries = new List<string>();
        foreach (var line in PythonText.Lines(given))
        {
            if (entries.Count > 0 && line.Trim().Length > 0 && char.IsWhiteSpace(line[0]))
            {
                entries[^1] += "\n" + line;
            }
            else
            {
                entries.Add(line);
            }
        }

        return [.. entries.Select(e => e.Trim()).Where(e => e.Length > 0).Select(e => $"  ({e})")];
    }

    [GeneratedRegex(@"\b(lemma|theorem)\s+[^\s(:]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Named();
}

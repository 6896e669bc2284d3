namespace ProofRepair.Ablation.Apollo.Solving;

/// <summary>Reads what <c>hint</c> reports: bullets only, so that <c>Try this:</c> says nothing to it.</summary>
internal static class HintReport
{
    public const string Bullet = "•";

    public static List<string> Suggestions(string message)
    {
        var suggestions = new List<string>();
        foreach (var line in PythonText.Lines(message).Select(l => l.Trim()))
        {
            if (line.StartsWith(Bullet, StringComparison.Ordinal))
            {
                suggestions.Add(line[Bullet.Length..].Trim());
            }
            else if (suggestions.Count > 0 && line.Length > 0)
            {
                suggestions[^1] += " " + line;
            }
        }

        if (suggestions is [.., "aesop" or "intro"])
        {
            suggestions.RemoveAt(suggestions.Count - 1);
        }

        return suggestions;
    }
}

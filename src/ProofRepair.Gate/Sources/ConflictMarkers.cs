namespace ProofRepair.Gate.Sources;

/// <summary>What git leaves in a file where two changes met.</summary>
internal static class ConflictMarkers
{
    /// <summary>The line, 1-based, of the first whole conflict; null when there is none. A lone row of equals signs is an ornament.</summary>
    public static int? FirstLine(string text)
    {
        var (begun, line) = (0, 0);
        var divided = false;
        foreach (var content in text.AsSpan().EnumerateLines())
        {
            line++;
            if (content.StartsWith("<<<<<<< "))
            {
                (begun, divided) = (line, false);
            }
            else if (begun > 0 && content.TrimEnd() is "=======")
            {
                divided = true;
            }
            else if (begun > 0 && divided && content.StartsWith(">>>>>>> "))
            {
                return begun;
            }
        }

        return null;
    }
}

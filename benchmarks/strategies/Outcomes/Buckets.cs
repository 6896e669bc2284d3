namespace ProofRepair.StrategiesBenchmark.Outcomes;

/// <summary>What miniF2F's names tell of a problem before any try: its source, and for MATH's problems their field.</summary>
internal static class Buckets
{
    public static string OfName(string name)
    {
        var words = name.Split('_', 3);
        return words[0] switch
        {
            "mathd" when words.Length > 1 => $"mathd_{words[1]}",
            var word when word.StartsWith("amc", StringComparison.Ordinal) => "amc",
            var word when word.StartsWith("aime", StringComparison.Ordinal) => "aime",
            var word when word.StartsWith("imo", StringComparison.Ordinal) => "imo",
            var word => word,
        };
    }
}

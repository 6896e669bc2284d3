namespace ProofRepair.Pipeline.Solving.Families.General;

/// <summary>Forms that several families write.</summary>
internal static class TacticLines
{
    /// <summary>Tactics for the first of several goals alone.</summary>
    public static IEnumerable<string> Focused(IEnumerable<string> lines) => lines.Select((line, i) => (i == 0 ? "· " : "  ") + line);

    /// <summary>
    /// Facts and what follows them as the one hypothesis <c>all</c>: reverted one by one they are a chain of implications, which is more than the search for a
    /// <c>Decidable</c> instance may take.
    /// </summary>
    public static string Conjunction(IReadOnlyCollection<Fact> facts, string last) =>
        $"have all := {string.Concat(facts.Select(f => $"And.intro {f.Name} ("))}{last}{new string(')', facts.Count)}";
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace ProofRepair.Gate.Git;

/// <summary>The hunks of a diff of one file.</summary>
internal static partial class DiffHunks
{
    public static IReadOnlyList<(int First, int Last)> Read(string diff) =>
    [
        .. Header().Matches(diff)
            .Select(m => (First: Number(m.Groups["first"]), Count: m.Groups["count"].Success ? Number(m.Groups["count"]) : 1))
            .Where(h => h.Count > 0)
            .Select(h => (h.First, h.First + h.Count - 1)),
    ];

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^@@ -\d+(?:,\d+)? \+(?<first>\d+)(?:,(?<count>\d+))? @@", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Header();
}

using System.Text.RegularExpressions;

namespace ProofRepair.Gate.Facts;

/// <summary>What Lean did not find, without the folders that it looked in.</summary>
internal static partial class MissingModule
{
    public static string Of(string message, IReadOnlyCollection<string> imports)
    {
        var line = message.Split('\n')[0];
        // Of a whole unknown library Lean names the first part of the module alone.
        var named = Prefix().Match(line) is { Success: true } prefix
            ? imports.FirstOrDefault(i => i == prefix.Groups["name"].Value || i.StartsWith(prefix.Groups["name"].Value + ".", StringComparison.Ordinal)) ?? prefix.Groups["name"].Value
            : ObjectFile().Match(line) is { Success: true } file ? file.Groups["name"].Value : null;
        return named is null ? line : $"`{named}` is neither in the project nor in its libraries";
    }

    [GeneratedRegex(@"^unknown (?:module prefix|package) '(?<name>[^']+)'", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"^object file .* of module (?<name>.+) does not exist", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex ObjectFile();
}

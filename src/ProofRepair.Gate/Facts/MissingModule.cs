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
            ? imports.FirstOrDefault(i => i == prefix.Groups[1].Value || i.StartsWith(prefix.Groups[1].Value + ".", StringComparison.Ordinal)) ?? prefix.Groups[1].Value
            : ObjectFile().Match(line) is { Success: true } file ? file.Groups[1].Value : null;
        return named is null ? line : $"`{named}` is neither in the project nor in its libraries";
    }

    [GeneratedRegex(@"^unknown (?:module prefix|package) '([^']+)'", RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"^object file .* of module (.+) does not exist", RegexOptions.CultureInvariant)]
    private static partial Regex ObjectFile();
}

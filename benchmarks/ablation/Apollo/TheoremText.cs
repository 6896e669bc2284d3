using System.Text.RegularExpressions;
using ProofRepair.Pipeline.Problems;

namespace ProofRepair.Ablation.Apollo;

/// <summary>Where a declaration's name and body are, read from its text as APOLLO's code does.</summary>
internal static partial class TheoremText
{
    /// <summary>The line (from 1) of the first <c>:= by</c>: everything up to it counts as the statement.</summary>
    public static int? StatementLine(string code) =>
        PythonText.Lines(code).FindIndex(HasBy) is var index and >= 0 ? index + 1 : null;

    public static bool HasBy(string line) => By().IsMatch(line);

    public static (int Start, int End)? FirstBy(string text) => By().Match(text) is { Success: true } match ? (match.Index, match.Index + match.Length) : null;

    public static string? NameOf(string code) => Declared().Match(code) is { Success: true } match ? match.Groups["name"].Value : null;

    /// <summary>The whole proof given up.</summary>
    public static string Sorried(string code) => PythonText.Before(code, ":= by") + ":= by\n  sorry";

    /// <summary>The problem whose statement this code has: the refiner edits statements, and sub-lemmas have their own.</summary>
    public static Problem AsProblem(Problem problem, string code) => code.StartsWith(problem.Lead, StringComparison.Ordinal)
        ? problem
        : problem with { Lead = LeadOf(code), DeclaredName = NameOf(code), PlainHeader = null };

    /// <summary>The body, to be put after another lead.</summary>
    public static string BodyOf(Problem problem, string code) => code[AsProblem(problem, code).Lead.Length..];

    private static string LeadOf(string code)
    {
        if (By().Match(code) is not { Success: true } match)
        {
            return code;
        }

        return code[..(match.Index + match.Length - "by".Length)];
    }

    [GeneratedRegex(@":=\s*by", RegexOptions.NonBacktracking)]
    private static partial Regex By();

    [GeneratedRegex(@"^(theorem|lemma)\s+(?<name>\S+)", RegexOptions.NonBacktracking | RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Declared();
}

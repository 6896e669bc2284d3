using System.Collections.Immutable;
using System.Text;
using ProofRepair.Lean.Checking;

namespace ProofRepair.Bench.Exports;

/// <summary>A file of an export; <paramref name="Path"/> is relative, with <c>/</c>.</summary>
public sealed record ExportFile(string Path, string Text);

/// <summary>
/// Proved theorems as outside judges take them. <c>targets/</c> and <c>submissions/</c> hold, under the same names, what was asked (with <c>sorry</c>) and what
/// proves it: SafeVerify compares the compiled pair, and the submissions alone are the files that PutnamBench's maintainers ask for, one for each problem
/// and named after it.
/// </summary>
public static class ProofExport
{
    public const string Targets = "targets";

    public const string Submissions = "submissions";

    /// <summary>In the order of the theorems, with a README that says how they are judged. Names become file names that every system takes.</summary>
    public static ImmutableArray<ExportFile> Files(IEnumerable<ProvedTheorem> theorems)
    {
        var files = ImmutableArray.CreateBuilder<ExportFile>();
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var theorem in theorems)
        {
            var file = FreeName(theorem.Name, taken) + ".lean";
            files.Add(new ExportFile($"{Targets}/{file}", Text(theorem, "by sorry")));
            files.Add(new ExportFile($"{Submissions}/{file}", Text(theorem, theorem.Body)));
        }

        files.Add(new ExportFile("README.md", Readme(taken.Count)));
        return files.ToImmutable();
    }

    private static string Text(ProvedTheorem theorem, string body)
    {
        var lead = body.Length > 0 && char.IsWhiteSpace(body[0]) ? theorem.Lead.TrimEnd() : theorem.Lead.TrimEnd() + " ";
        return $"{new LeanHeader(theorem.Header).Lines}{lead}{body.TrimEnd()}\n";
    }

    private static string FreeName(string name, HashSet<string> taken)
    {
        var safe = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' ? c : '_'));
        safe = safe.Length is 0 or > 120 ? $"theorem_{safe.AsSpan(0, Math.Min(safe.Length, 110))}" : safe;
        var free = safe;
        for (var n = 2; !taken.Add(free); n++)
        {
            free = $"{safe}_{n}";
        }

        return free;
    }

    private static string Readme(int theorems) => new StringBuilder()
        .AppendLine($"# {theorems} proved theorems")
        .AppendLine()
        .AppendLine("`targets/X.lean` states a theorem, `submissions/X.lean` proves it. In the Lake project whose Lean and Mathlib the proofs were verified with, SafeVerify")
        .AppendLine("(github.com/GasStationManager/SafeVerify) judges a pair so:")
        .AppendLine()
        .AppendLine("```")
        .AppendLine("lake env lean -o target.olean targets/X.lean")
        .AppendLine("lake env lean -o submission.olean submissions/X.lean")
        .AppendLine("lake env lean --run Main.lean target.olean submission.olean")
        .AppendLine("```")
        .AppendLine()
        .AppendLine("PutnamBench asks that proofs of its problems are sent to its maintainers and not published.")
        .ToString();
}

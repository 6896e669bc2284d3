using System.Buffers;
using System.Collections.Immutable;

namespace ProofRepair.Pipeline.Goals;

/// <summary>
/// Reads goals as Lean prints them (<c>trace_state</c>, an "unsolved goals" error). A goal is an optional <c>case</c> line,
/// hypotheses, and a line that begins with <c>⊢</c>; a line that begins with a space continues the one before.
/// Text that is no goal is left out: the printed form serves prompts, hashes and templates, never a verdict.
/// </summary>
public static class GoalParser
{
    private const string TargetMark = "⊢";

    private static readonly SearchValues<char> NotInNames = SearchValues.Create("()[]{}:,;=");

    public static ImmutableArray<Goal> Parse(string text)
    {
        var goals = ImmutableArray.CreateBuilder<Goal>();
        foreach (var block in Blocks(text))
        {
            if (ParseBlock(block) is { } goal)
            {
                goals.Add(goal);
            }
        }

        return goals.ToImmutable();
    }

    private static IEnumerable<List<string>> Blocks(string text)
    {
        var block = new List<string>();
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.TrimEnd();
            if (line.Length > 0)
            {
                block.Add(line);
            }
            else if (block.Count > 0)
            {
                yield return block;
                block = [];
            }
        }

        if (block.Count > 0)
        {
            yield return block;
        }
    }

    private static Goal? ParseBlock(List<string> lines)
    {
        string? caseTag = null;
        string? target = null;
        var hypotheses = ImmutableArray.CreateBuilder<Hypothesis>();
        foreach (var entry in Entries(lines))
        {
            if (entry.StartsWith(TargetMark, StringComparison.Ordinal))
            {
                target = entry[TargetMark.Length..].Trim();
                break;
            }

            if (entry.StartsWith("case ", StringComparison.Ordinal) && hypotheses.Count == 0)
            {
                caseTag = entry["case ".Length..].Trim();
            }
            else if (ParseHypothesis(entry) is { } hypothesis)
            {
                hypotheses.Add(hypothesis);
            }
        }

        return target is null ? null : new Goal(caseTag, hypotheses.ToImmutable(), target, string.Join('\n', lines));
    }

    /// <summary>Logical lines: continuation lines joined to their first by one space.</summary>
    private static IEnumerable<string> Entries(List<string> lines)
    {
        string? entry = null;
        foreach (var line in lines)
        {
            if (entry is not null && (line[0] is ' ' or '\t'))
            {
                entry += " " + line.Trim();
                continue;
            }

            if (entry is not null)
            {
                yield return entry;
            }

            entry = line.Trim();
        }

        if (entry is not null)
        {
            yield return entry;
        }
    }

    private static Hypothesis? ParseHypothesis(string entry)
    {
        var colon = TopLevel.IndexOf(entry, " : ");
        if (colon <= 0)
        {
            return null;
        }

        var names = SplitNames(entry[..colon]);
        if (names.IsEmpty)
        {
            return null;
        }

        var rest = entry[(colon + 3)..].Trim();
        var assign = TopLevel.IndexOf(rest, " := ");
        // `let x := 1; P` as a type has an assignment of its own.
        var bindsInType = rest.StartsWith("let ", StringComparison.Ordinal) || rest.StartsWith("have ", StringComparison.Ordinal)
            || (assign > 0 && TopLevel.IndexOf(rest[..assign], " let ") >= 0);
        return assign > 0 && !bindsInType
            ? new Hypothesis(names, rest[..assign].Trim(), rest[(assign + 4)..].Trim())
            : new Hypothesis(names, rest);
    }

    private static ImmutableArray<string> SplitNames(string text)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        var start = 0;
        var quoted = false;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && (text[i] is '«' or '»'))
            {
                quoted = text[i] == '«';
            }

            if (i == text.Length || (text[i] == ' ' && !quoted))
            {
                if (i > start)
                {
                    names.Add(text[start..i]);
                }

                start = i + 1;
            }
        }

        // A name never holds these: the line is a message, not a hypothesis.
        return names.Any(n => n[0] != '«' && n.AsSpan().ContainsAny(NotInNames)) ? [] : names.ToImmutable();
    }
}

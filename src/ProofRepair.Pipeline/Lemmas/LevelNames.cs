using System.Collections.Immutable;
using ProofRepair.Lean.Syntax;
using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Problems;
using LeanToken = ProofRepair.Lean.Syntax.LeanToken;

namespace ProofRepair.Pipeline.Lemmas;

/// <summary>
/// Names of universe levels. Those that Lean gave (<c>u_1</c> of a <c>Type _</c>) and those of the statement's own <c>.{u}</c> are known to no other
/// declaration, which must name them anew; those of a <c>universe u</c> must not be named again.
/// </summary>
public static class LevelNames
{
    public static ImmutableArray<string> ToDeclare(Goal goal, Problem problem)
    {
        var own = OwnOf(problem.Lead).ToHashSet(StringComparer.Ordinal);
        var known = OfUniverseCommands(problem.Header.Text).Where(n => !own.Contains(n)).ToHashSet(StringComparer.Ordinal);
        return [.. In(goal).Where(n => !known.Contains(n))];
    }

    /// <summary>In the order in which they stand in the goal.</summary>
    public static ImmutableArray<string> In(Goal goal) =>
        [.. goal.Hypotheses.SelectMany(h => new[] { h.Type, h.Value ?? "" }).Append(goal.Target).SelectMany(In).Distinct(StringComparer.Ordinal)];

    /// <summary>What follows <c>Type</c> and <c>Sort</c>, and what stands in <c>.{…}</c>.</summary>
    private static IEnumerable<string> In(string text)
    {
        var tokens = LeanLexer.Tokenize(text);
        for (var i = 0; i + 1 < tokens.Length; i++)
        {
            var opens = tokens[i + 1].Is(text, "(");
            var level = tokens[i].In(text) switch
            {
                ".{" => NamesUntil(text, tokens, i + 1, "}"),
                "Type" or "Sort" when opens => NamesUntil(text, tokens, i + 2, ")"),
                "Type" or "Sort" when tokens[i + 1].Kind == LeanTokenKind.Identifier => [tokens[i + 1].In(text)],
                _ => [],
            };
            foreach (var name in level)
            {
                yield return name;
            }
        }
    }

    /// <summary>Those of <c>theorem t.{u, v}</c>.</summary>
    private static IEnumerable<string> OwnOf(string lead)
    {
        var tokens = LeanLexer.Tokenize(lead).Where(t => !t.IsTrivia).ToImmutableArray();
        var declared = Enumerable.Range(0, tokens.Length).FirstOrDefault(i => tokens[i].In(lead) is "theorem" or "lemma", tokens.Length);
        return declared + 2 < tokens.Length && tokens[declared + 2].Is(lead, ".{") ? NamesUntil(lead, tokens, declared + 3, "}") : [];
    }

    private static IEnumerable<string> OfUniverseCommands(string header)
    {
        var tokens = LeanLexer.Tokenize(header).Where(t => !t.IsTrivia).ToImmutableArray();
        return Enumerable.Range(0, tokens.Length)
            .Where(i => tokens[i].Is(header, "universe"))
            .SelectMany(i => tokens.Skip(i + 1).TakeWhile(t => t.Kind == LeanTokenKind.Identifier).Select(t => t.In(header)));
    }

    private static IEnumerable<string> NamesUntil(string text, ImmutableArray<LeanToken> tokens, int start, string end)
    {
        var depth = 0;
        for (var i = start; i < tokens.Length && !(depth == 0 && tokens[i].Is(text, end)); i++)
        {
            depth += tokens[i].Is(text, "(") ? 1 : tokens[i].Is(text, ")") ? -1 : 0;
            if (tokens[i].Kind == LeanTokenKind.Identifier && tokens[i].In(text) is var name and not ("max" or "imax" or "_"))
            {
                yield return name;
            }
        }
    }
}

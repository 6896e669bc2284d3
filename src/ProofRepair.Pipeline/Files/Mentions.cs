using System.Collections.Immutable;
using ProofRepair.Lean.Syntax;

namespace ProofRepair.Pipeline.Files;

/// <summary>
/// Which declarations each command of a file may rest on, judged by names: in doubt it does. Names are compared by their last
/// component (namespaces and projections hide the others), and what a command mentions brings all that this one rests on.
/// </summary>
internal static class Mentions
{
    /// <summary>For each command, those of <paramref name="wanted"/> before it that it may rest on.</summary>
    public static ImmutableArray<ImmutableHashSet<int>> Of(string file, ImmutableArray<CommandSpan> commands, IReadOnlySet<int> wanted)
    {
        var rests = ImmutableArray.CreateBuilder<ImmutableHashSet<int>>(commands.Length);
        var byName = new Dictionary<string, ImmutableHashSet<int>>(StringComparer.Ordinal);
        // What is used without a word: simp lemmas, instances, notation.
        var everywhere = ImmutableHashSet<int>.Empty;
        for (var i = 0; i < commands.Length; i++)
        {
            var command = commands[i];
            var words = LeanLexer.Tokenize(file, command.Span).Where(t => t.Kind is LeanTokenKind.Identifier or LeanTokenKind.Keyword).Select(t => t.In(file)).ToHashSet(StringComparer.Ordinal);
            var rest = words
                .SelectMany(w => w.Split('.'))
                .Select(w => byName.GetValueOrDefault(w))
                .OfType<ImmutableHashSet<int>>()
                .Aggregate(everywhere, (all, some) => all.Union(some));
            rests.Add(rest);
            var self = wanted.Contains(i) ? rest.Add(i) : rest;
            if (command.Name is { } name)
            {
                var last = name.Split('.')[^1];
                byName[last] = byName.GetValueOrDefault(last, []).Union(self);
            }

            if (words.Contains("@[") || command.Kind == "instance" || !command.IsDeclaration)
            {
                everywhere = everywhere.Union(self);
            }
        }

        return rests.MoveToImmutable();
    }
}

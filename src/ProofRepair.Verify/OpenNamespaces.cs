using ProofRepair.Lean.Syntax;
using ProofRepair.Lean.Text;
using ProofRepair.Verify.Olean;

namespace ProofRepair.Verify;

/// <summary>In which namespace a declaration stands that follows a header.</summary>
internal static class OpenNamespaces
{
    public const string Root = "_root_";

    public static LeanName After(string header)
    {
        var scopes = new List<(string Name, bool IsNamespace)>();
        foreach (var command in CommandSplitter.Split(header).Commands.Where(c => c.Kind is "namespace" or "section" or "mutual" or "end"))
        {
            // `namespace A.B` opens two, and `end B` may close the inner one alone.
            var names = NamesOf(header, command);
            if (command.Kind == "end")
            {
                var closed = Math.Min(names.Length, scopes.Count);
                scopes.RemoveRange(scopes.Count - closed, closed);
            }
            else
            {
                scopes.AddRange(names.Select(n => (n, command.Kind == "namespace")));
            }
        }

        return scopes.Where(s => s.IsNamespace).Aggregate(LeanName.Anonymous, (name, scope) => name.Child(scope.Name));
    }

    /// <summary>The full name of what is declared as <paramref name="written"/> in a namespace.</summary>
    public static LeanName Declared(LeanName scope, string written)
    {
        var parts = Parts(LeanName.Parse(written));
        return parts is [Root, .. var rest]
            ? rest.Aggregate(LeanName.Anonymous, (name, part) => name.Child(part))
            : parts.Aggregate(scope, (name, part) => name.Child(part));
    }

    /// <summary>One scope without a name where none is written.</summary>
    private static string[] NamesOf(string header, CommandSpan command)
    {
        var tokens = LeanLexer.Tokenize(header, command.Span).Where(t => !t.IsTrivia).ToList();
        var at = tokens.FindIndex(t => t.Is(header, command.Kind)) + 1;
        return at < tokens.Count && tokens[at].Kind == LeanTokenKind.Identifier ? Parts(LeanName.Parse(tokens[at].In(header))) : [""];
    }

    private static string[] Parts(LeanName name)
    {
        var parts = new List<string>();
        for (var n = name; n.Parent is { } parent; n = parent)
        {
            parts.Add(n.Text ?? $"{n.Number}");
        }

        parts.Reverse();
        return [.. parts];
    }
}

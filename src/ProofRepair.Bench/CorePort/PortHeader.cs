using ProofRepair.Bench.Text;

namespace ProofRepair.Bench.CorePort;

/// <summary>What a header opens. <paramref name="Foreign"/> is the first command in it that a port cannot carry over, if any.</summary>
internal sealed record PortHeader(IReadOnlyList<string> Namespaces, string? Foreign)
{
    private static readonly string[] Commands = ["import", "open", "set_option", "section", "noncomputable", "public"];

    /// <summary>The <c>open</c>s that exist without Mathlib; names in statements are resolved already, proofs use short ones.</summary>
    public string Text
    {
        get
        {
            var known = Namespaces.Where(PortNames.Namespaces.Contains).Distinct(StringComparer.Ordinal).ToList();
            return known.Count == 0 ? "" : $"open {string.Join(' ', known)}\n";
        }
    }

    public static PortHeader Parse(string header)
    {
        var tokens = LeanScanner.Scan(header).Where(t => !t.IsTrivia).ToList();
        var namespaces = new List<string>();
        for (var i = 0; i < tokens.Count;)
        {
            if (!Commands.Contains(tokens[i].Text))
            {
                return new PortHeader(namespaces, tokens[i].Text);
            }

            var end = i + 1;
            while (end < tokens.Count && !StartsLine(header, tokens[end]))
            {
                end++;
            }

            if (tokens[i].Is("open"))
            {
                var names = tokens.GetRange(i + 1, end - i - 1);
                if (names.Exists(t => t.Kind != LeanTokenKind.Identifier || t.Is("hiding") || t.Is("renaming") || t.Is("in")))
                {
                    return new PortHeader(namespaces, "open with a list");
                }

                namespaces.AddRange(names.Where(t => !t.Is("scoped")).Select(t => t.Text));
            }

            i = end;
        }

        return new PortHeader(namespaces, null);
    }

    private static bool StartsLine(string text, LeanToken token) => token.Start == 0 || text[token.Start - 1] == '\n';
}

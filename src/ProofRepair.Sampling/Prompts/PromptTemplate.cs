using System.Text;

namespace ProofRepair.Sampling.Prompts;

/// <summary>
/// <c>{{name}}</c> is replaced by its value as it is; <c>{{#name}}…{{/name}}</c> stays only where the value is not empty. Semantic Kernel's own
/// templates encode <c>&lt;</c>, which Lean is full of, and have no condition.
/// </summary>
public sealed class PromptTemplate(string text)
{
    public string Render(IReadOnlyDictionary<string, string?> values)
    {
        var result = new StringBuilder();
        Render(text.AsSpan(), values, result);
        return result.ToString().TrimEnd() + "\n";
    }

    private static void Render(ReadOnlySpan<char> text, IReadOnlyDictionary<string, string?> values, StringBuilder result)
    {
        while (true)
        {
            var open = text.IndexOf("{{");
            var close = open < 0 ? -1 : text[open..].IndexOf("}}");
            if (close < 0)
            {
                result.Append(text);
                return;
            }

            result.Append(text[..open]);
            var name = text.Slice(open + 2, close - 2).ToString();
            text = text[(open + close + 2)..];
            if (!name.StartsWith('#'))
            {
                result.Append(Value(values, name));
                continue;
            }

            var end = "{{/" + name[1..] + "}}";
            var length = text.IndexOf(end);
            if (length < 0)
            {
                throw new FormatException($"The prompt template opens {{{{{name}}}}} and never closes it.");
            }

            if (!string.IsNullOrWhiteSpace(Value(values, name[1..])))
            {
                Render(text[..length], values, result);
            }

            text = text[(length + end.Length)..];
        }
    }

    private static string? Value(IReadOnlyDictionary<string, string?> values, string name) =>
        values.TryGetValue(name, out var value) ? value : throw new FormatException($"The prompt template names {{{{{name}}}}}, which no request has.");
}

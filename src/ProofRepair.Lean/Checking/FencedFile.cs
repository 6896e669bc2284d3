using System.Collections.Immutable;
using System.Text;

namespace ProofRepair.Lean.Checking;

/// <summary>
/// Many sources in one file, each in a namespace of its own and followed by a sentinel, whose names no source can guess.
/// A sentinel that does not come back in its turn shows that a source swallowed or ended something.
/// </summary>
internal sealed record FencedFile(string Text, ImmutableArray<int> FirstLines, ImmutableArray<int> LineCounts, string Nonce)
{
    private const string HeaderSentinel = "header";

    public static FencedFile Compose(LeanHeader header, IReadOnlyList<string> sources, string nonce)
    {
        var text = new StringBuilder(header.Text);
        if (text.Length > 0 && text[^1] != '\n')
        {
            text.Append('\n');
        }

        var line = 1 + Lines(text.ToString());

        void Add(string added)
        {
            text.Append(added).Append('\n');
            line += 1 + Lines(added);
        }

        Add(Sentinel(nonce, HeaderSentinel));
        var first = ImmutableArray.CreateBuilder<int>(sources.Count);
        var counts = ImmutableArray.CreateBuilder<int>(sources.Count);
        for (var i = 0; i < sources.Count; i++)
        {
            var fence = $"Fence_{nonce}_{i}";
            Add($"namespace {fence}");
            first.Add(line);
            counts.Add(1 + Lines(sources[i]));
            Add(sources[i]);
            Add($"end {fence}");
            Add(Sentinel(nonce, i.ToString()));
        }

        return new FencedFile(text.ToString(), first.MoveToImmutable(), counts.MoveToImmutable(), nonce);
    }

    /// <summary>Null when the message is no sentinel of this file; -1 for the one after the header, else the index of its source.</summary>
    public int? SentinelOf(LeanMessage message)
    {
        if (message.Severity != LeanSeverity.Information || !message.Text.StartsWith(Nonce, StringComparison.Ordinal))
        {
            return null;
        }

        var name = message.Text[(Nonce.Length + 1)..];
        return name == HeaderSentinel ? -1 : int.TryParse(name, out var index) ? index : null;
    }

    private static string Sentinel(string nonce, string name) => $"#print \"{nonce} {name}\"";

    private static int Lines(string text) => text.AsSpan().Count('\n');
}

using System.Collections.Frozen;
using ProofRepair.Lean.Text;

namespace ProofRepair.Lean.Syntax;

/// <summary>What stands against single tokens of a proof.</summary>
internal static class TokenHazards
{
    private static readonly FrozenSet<string> s_running = FrozenSet.ToFrozenSet(
        ["run_tac", "by_elab", "dbg_trace", "unsafe_io", "native_decide!", "include_str"], StringComparer.Ordinal);

    public static FenceHazard Of(string source, IReadOnlyList<LeanToken> tokens, int i) => tokens[i].Kind switch
    {
        LeanTokenKind.DocComment => FenceHazard.StrayDocComment,
        LeanTokenKind.Keyword when CommandKeywords.Contains(tokens[i].In(source)) => FenceHazard.CommandKeyword,
        LeanTokenKind.Keyword when tokens[i].In(source) is "$(" or "`" => FenceHazard.RunsCode,
        LeanTokenKind.Identifier when RunsCode(source, tokens, i) => FenceHazard.RunsCode,
        // A string may be interpolated, and then holds terms; which strings are is for Lean's macros to say.
        LeanTokenKind.Text when source[tokens[i].Start] != 'r' && source.AsSpan(tokens[i].Start, tokens[i].Span.Length).Contains('{') => FenceHazard.RunsCode,
        _ => FenceHazard.None,
    };

    /// <summary>The tactic <c>stop</c>, which gives up on what follows it; any other <c>stop</c> is somebody's hypothesis.</summary>
    public static TextSpan? StopTactic(string source, TextSpan body)
    {
        if (!source.AsSpan(body.Start, body.Length).Contains("stop", StringComparison.Ordinal))
        {
            return null;
        }

        var stop = TacticParser.Parse(source, body).AllBlocks().Where(b => !b.IsTerm).SelectMany(b => b.Items).FirstOrDefault(i => i.Head == "stop");
        return stop is null ? null : new TextSpan(stop.Span.Start, "stop".Length);
    }

    private static bool RunsCode(string source, IReadOnlyList<LeanToken> tokens, int i)
    {
        var name = tokens[i].Unescaped(source).TrimStart('`', '?');
        var end = tokens[i].End;
        if (s_running.Contains(name) || (name == "eval" && end < source.Length && source[end] == '%'))
        {
            return true;
        }

        // Lean evaluates the configuration of a tactic, and a pure term can perform input and output: `(act : IO Unit) ()`.
        var parts = name.Split('.');
        return parts.Any(p => p.StartsWith("unsafe", StringComparison.Ordinal))
            || (parts.Any(p => p is "IO" or "EIO" or "BaseIO") && (parts.Length > 1 || IsOpened(source, tokens, i)));
    }

    private static bool IsOpened(string source, IReadOnlyList<LeanToken> tokens, int i)
    {
        while (i > 0 && tokens[i].Kind == LeanTokenKind.Identifier)
        {
            i--;
        }

        return tokens[i].Is(source, "open");
    }
}

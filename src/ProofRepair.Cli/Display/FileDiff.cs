using DiffPlex.Renderer;
using ProofRepair.Pipeline.Files;

namespace ProofRepair.Cli.Display;

/// <summary>What a repair changes, as <c>patch</c> reads it.</summary>
internal static class FileDiff
{
    public static string Of(LeanFile file, string repaired)
    {
        var name = file.Path.Replace('\\', '/').TrimStart('/');
        return UnidiffRenderer.GenerateUnidiff(Lines(file.Text), Lines(repaired), $"a/{name}", $"b/{name}", ignoreWhitespace: false, ignoreCase: false, contextLines: 3);
    }

    // The end of the last line begins no line of its own.
    private static string Lines(string text) => text.EndsWith('\n') ? text[..^1] : text;
}

using DiffPlex.Renderer;
using ProofRepair.Pipeline.Files;

namespace ProofRepair.Cli.Display;

/// <summary>What a repair changes, as <c>patch</c> reads it.</summary>
internal static class FileDiff
{
    public static string Of(LeanFile file, string repaired)
    {
        var name = file.Path.Replace('\\', '/').TrimStart('/');
        return UnidiffRenderer.GenerateUnidiff(file.Text, repaired, $"a/{name}", $"b/{name}", ignoreWhitespace: false, ignoreCase: false, contextLines: 3);
    }
}

using System.Text;

namespace ProofRepair.Pipeline.Files;

/// <summary>A file's text with what must survive a repair: its byte order mark and its kind of line ends.</summary>
public sealed record LeanFile(string Path, string Text, bool HasMark, bool HasCarriageReturns)
{
    /// <summary>Beyond this a file is not read: the largest of Mathlib has a fiftieth of it.</summary>
    public const int LargestBytes = 16 << 20;

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Null with a reason when it cannot be read as UTF-8.</summary>
    public static async Task<(LeanFile? File, string? Problem)> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > LargestBytes })
            {
                return (null, $"{path} is larger than {LargestBytes >> 20} MB; no such file is read.");
            }

            return Of(path, await File.ReadAllBytesAsync(path, cancellationToken));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, $"{path} cannot be read: {e.Message}");
        }
    }

    /// <summary>Null with a reason when it is not UTF-8.</summary>
    public static (LeanFile? File, string? Problem) Of(string path, byte[] bytes)
    {
        try
        {
            var hasMark = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble);
            var text = s_strict.GetString(bytes.AsSpan(hasMark ? 3 : 0));
            return (new LeanFile(path, text, hasMark, text.Contains("\r\n", StringComparison.Ordinal)), null);
        }
        catch (DecoderFallbackException)
        {
            return (null, $"{path} is not UTF-8; Lean reads nothing else.");
        }
    }

    public byte[] ToBytes(string text) => [.. HasMark ? Encoding.UTF8.Preamble : [], .. s_strict.GetBytes(text)];

    /// <summary>New text in this file's kind of line ends.</summary>
    public string Fit(string text) => HasCarriageReturns ? text.ReplaceLineEndings("\r\n") : text;
}

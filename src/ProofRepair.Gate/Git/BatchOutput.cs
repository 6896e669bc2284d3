using System.Globalization;
using System.Text;

namespace ProofRepair.Gate.Git;

/// <summary>What <c>git cat-file --batch</c> prints: for each object <c>ID SP TYPE SP SIZE LF CONTENT LF</c>.</summary>
internal static class BatchOutput
{
    public static IReadOnlyDictionary<string, byte[]> Read(byte[] output)
    {
        var contents = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        for (var at = 0; at < output.Length;)
        {
            var end = Array.IndexOf(output, (byte)'\n', at);
            var fields = (end < 0 ? "" : Encoding.ASCII.GetString(output, at, end - at)).Split(' ');
            if (fields is not [var id, "blob", var digits] || !int.TryParse(digits, NumberStyles.None, null, out var size) || end + 1 + size > output.Length)
            {
                throw new GitFailureException($"git has no content of {fields[0]}: is the clone partial? Fetch it whole.");
            }

            contents[id] = output[(end + 1)..(end + 1 + size)];
            at = end + 1 + size + 1;
        }

        return contents;
    }
}

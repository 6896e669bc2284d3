using System.Collections.Immutable;
using System.Text;

namespace ProofRepair.Verify.Replay;

/// <summary>The file by which Lean gives a text of <see cref="ReplayEncoder"/> to its kernel.</summary>
internal static class ReplayFile
{
    private const string Resource = "ProofRepair.Verify.Replay.Replay.lean";

    /// <param name="word">Printed with the number of declarations when the kernel has taken all.</param>
    public static string Compose(ImmutableArray<string> imports, string declarations, string word) => Compose(imports, [(declarations, word)]);

    /// <summary>Several texts, each on top of the imports alone.</summary>
    public static string Compose(ImmutableArray<string> imports, IEnumerable<(string Declarations, string Word)> texts) => new StringBuilder()
        .AppendJoin("", imports.Select(i => $"import {i}\n"))
        .Append(Program())
        .AppendJoin("", texts.Select(t => $"\nrun_cmd Replay.run r\"{t.Declarations}\" \"{t.Word}\"\n"))
        .ToString();

    private static string Program()
    {
        using var stream = typeof(ReplayFile).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is missing from this program");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}

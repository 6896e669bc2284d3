using System.Text;
using ProofRepair.Lean.Toolchains;

namespace ProofRepair.Lean.Warm;

/// <summary>The Lean file that a warm worker runs: it loads a header's environment, and answers requests from standard input while it is elaborated.</summary>
internal static class WarmProgram
{
    private const string Resource = "ProofRepair.Lean.Warm.WarmWorker.lean";

    public static string Compose(WarmHeader header, LeanKind kind) => new StringBuilder(Program())
        .Append("\nset_option compiler.extract_closed false in\n")
        .Append($"run_cmd WarmWorker.run {Quoted(header.Text)} Lean.OLeanLevel.{(kind == LeanKind.Embedded ? "exported" : "private")}\n")
        .ToString();

    // Names of modules: nothing in them is more than a letter to a literal, but they come from a file.
    private static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";

    private static string Program()
    {
        using var stream = typeof(WarmProgram).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is missing from this program");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}

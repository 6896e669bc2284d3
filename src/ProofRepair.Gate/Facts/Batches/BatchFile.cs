using System.Text;
using ProofRepair.Gate.Sources;
using ProofRepair.Verify.Olean;

namespace ProofRepair.Gate.Facts.Batches;

/// <summary>
/// A Lean file that elaborates others, each on its own as <c>lean</c> itself would: starting the embedded Lean costs ten times what a small
/// file does.
/// </summary>
internal static class BatchFile
{
    public const string Name = "Batch.lean";
    private const string Resource = "ProofRepair.Gate.Facts.Batches.Batch.lean";
    private const string Command = "run_cmd batched ";

    /// <summary>The text, and the line on which each file's command begins. The driver shows Lean the n-th output as <c>/written/n/…</c>.</summary>
    public static (string Text, IReadOnlyList<int> Lines) Compose(IReadOnlyList<(LeanSourceFile File, string Text, string Library)> files)
    {
        var text = new StringBuilder(Program());
        var line = 1 + text.ToString().AsSpan().Count('\n');
        var lines = new List<int>();
        for (var i = 0; i < files.Count; i++)
        {
            lines.Add(line);
            var command = $"{Command}{NameTerm(files[i].File.Module)} {Raw(AsSeen(files[i].Library))} {Raw(files[i].File.ModulePath)} {Raw($"/written/{i}/{OutputName}")} {Raw(files[i].Text)}\n";
            text.Append(command);
            line += command.AsSpan().Count('\n');
        }

        return (text.ToString(), lines);
    }

    public const string OutputName = "module.olean";

    private static string NameTerm(string module) => Term(LeanName.Parse(module));

    private static string Term(LeanName name) => name.Parent is { } parent ? $"(Name.mkStr {Term(parent)} {Raw(name.Text ?? $"{name.Number}")})" : "Name.anonymous";

    /// <summary>As the embedded Lean's driver shows it: <c>C:\a</c> as <c>/C/a</c>.</summary>
    private static string AsSeen(string folder) => OperatingSystem.IsWindows() ? "/" + folder.Replace(":", "", StringComparison.Ordinal).Replace('\\', '/') : folder;

    /// <summary>A raw string literal with more hash signs than the text has after any quotation mark.</summary>
    internal static string Raw(string text)
    {
        var (most, run, after) = (0, 0, false);
        foreach (var c in text)
        {
            after = c == '"' || (after && c == '#');
            run = c == '#' && after ? run + 1 : 0;
            most = Math.Max(most, run);
        }

        var hashes = new string('#', most + 1);
        return $"r{hashes}\"{text}\"{hashes}";
    }

    private static string Program()
    {
        using var stream = typeof(BatchFile).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"{Resource} is missing from this program");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}

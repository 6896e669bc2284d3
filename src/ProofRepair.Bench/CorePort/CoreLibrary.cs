using System.Text;
using ProofRepair.Lean.Checking;

namespace ProofRepair.Bench.CorePort;

/// <summary>
/// The texts of lean/ProofRepair/Core that are put in front of ported statements. They travel as text because an embedded Lean cannot
/// import a library of several files.
/// </summary>
public static class CoreLibrary
{
    private const string Prefix = "ProofRepair.Core/";
    private const string DefinitionsName = "Definitions.lean";

    /// <summary>What statements need.</summary>
    public static string Definitions { get; } = Read(Prefix + DefinitionsName);

    /// <summary>Core meanings of Mathlib's tactics: all other files, in the order of their names.</summary>
    public static string Meanings { get; } = string.Join('\n', typeof(CoreLibrary).Assembly.GetManifestResourceNames()
        .Select(n => n.Replace('\\', '/'))
        .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal) && !string.Equals(n, Prefix + DefinitionsName, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(Read));

    /// <summary>The whole header of a ported statement. <paramref name="portedHeader"/> is <see cref="PortResult.Ported.Header"/>.</summary>
    public static LeanHeader For(string portedHeader, bool withMeanings) =>
        new($"{Definitions}\n{(withMeanings ? Meanings + "\n" : "")}{portedHeader}");

    private static string Read(string name)
    {
        var assembly = typeof(CoreLibrary).Assembly;
        var resource = Array.Find(assembly.GetManifestResourceNames(), n => string.Equals(n.Replace('\\', '/'), name, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"The resource {name} is missing from {assembly.GetName().Name}.");
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        var text = new StringBuilder();
        while (reader.ReadLine() is { } line)
        {
            // These lines make the file a module of a library; in a single file they are not allowed or change what is visible.
            if (line is not ("module" or "public section" or "@[expose] public section") && !IsImport(line))
            {
                text.Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    private static bool IsImport(string line) =>
        line.StartsWith("import ", StringComparison.Ordinal) || line.StartsWith("public import ", StringComparison.Ordinal)
        || line.StartsWith("public meta import ", StringComparison.Ordinal) || line.StartsWith("meta import ", StringComparison.Ordinal);
}

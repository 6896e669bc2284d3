using System.Security.Cryptography;
using System.Text;

namespace ProofRepair.Bench.Reports.Page;

/// <summary>The page's template, style sheet and script, which stand in files of their own.</summary>
internal static class PageResources
{
    public static string Template { get; } = Read("page.html");

    public static string Css { get; } = Read("page.css");

    public static string Script { get; } = Read("page.js");

    /// <summary>
    /// Nothing is loaded from anywhere, and nothing runs or styles but this style sheet and this script, told by their hashes (CSP level 2). Data blocks are no
    /// scripts to it.
    /// </summary>
    public static string Policy { get; } =
        $"default-src 'none'; script-src 'sha256-{Hash(Script)}'; style-src 'sha256-{Hash(Css)}'; base-uri 'none'; form-action 'none'";

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Read(string name)
    {
        using var stream = typeof(PageResources).Assembly.GetManifestResourceStream($"ProofRepair.Report/{name}")
            ?? throw new InvalidOperationException($"The resource {name} is missing from this build.");
        using var reader = new StreamReader(stream, Encoding.UTF8);

        // Browsers hash the text with its line ends made one.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}

using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace ProofRepair.Sampling.Prompts;

/// <summary>A prompt as it is sent, and the SHA-256 (hexadecimal) of its UTF-8 text.</summary>
public sealed record RenderedPrompt(string Text, string Hash);

/// <summary>The prompt files, one for each kind of request.</summary>
public sealed class PromptSet
{
    private readonly ImmutableDictionary<SampleKind, PromptTemplate> _templates;

    private PromptSet(Func<string, string> read)
    {
        _templates = Enum.GetValues<SampleKind>().ToImmutableDictionary(k => k, k => new PromptTemplate(read(FileName(k)).ReplaceLineEndings("\n")));
    }

    /// <summary>Those that come with the program.</summary>
    public static PromptSet Embedded() => new(ReadResource);

    /// <summary>A folder's <c>fresh.md</c>, <c>revise.md</c> and <c>fill-hole.md</c>; one that is absent is taken from the program.</summary>
    public static PromptSet FromFolder(string folder) =>
        new(name => File.Exists(Path.Combine(folder, name)) ? File.ReadAllText(Path.Combine(folder, name)) : ReadResource(name));

    public RenderedPrompt Render(SampleRequest request)
    {
        var text = _templates[request.Kind].Render(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["header"] = request.Header.Trim(),
            ["statement"] = request.Statement.TrimEnd(),
            ["informal"] = request.Informal?.Trim(),
            ["goal"] = request.Goal?.TrimEnd(),
            ["lemma"] = request.Lemma?.TrimEnd(),
            ["tried"] = request.Tried?.TrimEnd(),
            ["failed"] = request.FailedBody?.TrimEnd(),
            ["errors"] = Errors(request.Errors),
        });
        return new RenderedPrompt(text, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }

    private static string Errors(ImmutableArray<string> errors) =>
        errors.IsDefaultOrEmpty ? "" : string.Join("\n\n", errors.Select((e, i) => $"{i + 1}.\n```\n{e.TrimEnd()}\n```"));

    private static string FileName(SampleKind kind) => kind switch
    {
        SampleKind.Fresh => "fresh.md",
        SampleKind.Revise => "revise.md",
        SampleKind.FillHole => "fill-hole.md",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static string ReadResource(string name)
    {
        using var stream = typeof(PromptSet).Assembly.GetManifestResourceStream("Prompts/" + name)
            ?? throw new InvalidOperationException($"The prompt {name} is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}

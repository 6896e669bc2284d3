using System.Text.Json;
using ProofRepair.Bench.Text;

namespace ProofRepair.Bench.Suites;

/// <summary>From one JSON object to a row of the suite, or a bad row with the reason.</summary>
internal static class PublishedRow
{
    public static void Add(ReadOnlySpan<byte> json, string path, int number, SuiteBuilder suite)
    {
        try
        {
            var row = JsonSerializer.Deserialize(json, SuiteJsonContext.Default.SuiteRowJson);
            if ((row is null ? "the line is null" : Accept(row, path, number, suite)) is { } reason)
            {
                suite.AddBad(new BadRow(path, number, reason));
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            suite.AddBad(new BadRow(path, number, $"not a JSON object with text fields: {e.Message.Split(" Path:", 2)[0]}"));
        }
    }

    private static string? Accept(SuiteRowJson row, string path, int number, SuiteBuilder suite)
    {
        if (FirstOf(row.Name, row.TheoremNames) is not { } name)
        {
            return "the field `name` is missing";
        }

        if (FirstOf(row.FormalStatement, row.Statement, row.Autoformalization) is not { } text)
        {
            return "the field `formal_statement` (or `statement`) is missing or empty";
        }

        if (DeclarationText.Last(text) is not { } theorem)
        {
            return "the statement declares no theorem, lemma or example";
        }

        suite.Add(new SuiteRow(
            name,
            row.Split ?? "",
            row.Variant,
            Join(row.Header ?? "", theorem.Prefix),
            theorem.Statement,
            theorem.Name,
            row.Informal ?? FirstOf(row.InformalStatement, row.RefinedStatement, WithoutCommentMarks(row.InformalPrefix)),
            FirstOf(row.Proof, row.FormalProof) ?? (theorem.HasProof ? theorem.Body!.Trim() : null),
            path,
            number)
        {
            Domain = TextOf(row.Domain) ?? TextOf(row.Category),
            Difficulty = TextOf(row.Difficulty),
        });
        return null;
    }

    private static string? FirstOf(params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
        {
            if (!string.IsNullOrWhiteSpace(text))
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>A text, a number, or a list of either; null for what says nothing.</summary>
    private static string? TextOf(JsonElement? field)
    {
        var text = field switch
        {
            { ValueKind: JsonValueKind.String } s => s.GetString()!,
            { ValueKind: JsonValueKind.Number } n => n.GetRawText(),
            { ValueKind: JsonValueKind.Array } list => string.Join("; ", list.EnumerateArray().Select(e => TextOf(e)).OfType<string>()),
            _ => "",
        };
        return text.Trim(' ', ';') is { Length: > 0 } trimmed ? trimmed : null;
    }

    private static string? WithoutCommentMarks(string? comment)
    {
        var text = comment?.Trim() ?? "";
        return text.StartsWith("/-", StringComparison.Ordinal) && text.EndsWith("-/", StringComparison.Ordinal) && text.Length >= 4
            ? text[2..^2].TrimStart('-').Trim()
            : text;
    }

    private static string Join(string header, string prefix) =>
        string.IsNullOrWhiteSpace(prefix) ? header : header.Length == 0 ? prefix : header.TrimEnd() + "\n\n" + prefix;
}

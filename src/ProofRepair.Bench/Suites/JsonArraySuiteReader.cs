using System.Text;
using System.Text.Json;

namespace ProofRepair.Bench.Suites;

/// <summary>Reads <c>.json</c> files that hold one array of problems, as FormalMATH's do. A bad row's line is its number in the array.</summary>
internal static class JsonArraySuiteReader
{
    public const int MaxFileBytes = 256 << 20;

    public static bool CanRead(string path) => path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    public static async Task ReadAsync(string path, SuiteBuilder suite, CancellationToken cancellationToken)
    {
        if (new FileInfo(path).Length > MaxFileBytes)
        {
            suite.AddBad(new BadRow(path, 1, $"the file is larger than {MaxFileBytes >> 20} MB"));
            return;
        }

        try
        {
            await using var file = File.OpenRead(path);
            using var document = await JsonDocument.ParseAsync(file, cancellationToken: cancellationToken);
            if (document.RootElement.ValueKind != JsonValueKind.Array)
            {
                suite.AddBad(new BadRow(path, 1, "the file holds no array of problems"));
                return;
            }

            var number = 0;
            foreach (var row in document.RootElement.EnumerateArray())
            {
                PublishedRow.Add(Encoding.UTF8.GetBytes(row.GetRawText()), path, ++number, suite);
            }
        }
        catch (JsonException e)
        {
            suite.AddBad(new BadRow(path, (int)(e.LineNumber ?? 0) + 1, $"the file is not JSON from here on: {e.Message.Split(" LineNumber:", 2)[0]}"));
        }
    }
}

using System.IO.Compression;
using System.Text.Json;
using Xunit;

namespace ProofRepair.Lean.Tests.Syntax;

/// <summary>Proofs that provers wrote, from the shared data beside the repository, when it is there.</summary>
internal static class RecordedProofs
{
    public static List<(string Statement, string Proof)> Take(int count)
    {
        var folder = Environment.GetEnvironmentVariable("PROOFREPAIR_SHARED") ?? Beside();
        var file = folder is null ? null : Path.Combine(folder, "data", "proofs", "nof-minif2f-test.jsonl.gz");
        if (file is null || !File.Exists(file))
        {
            Assert.Skip("The shared data (data/proofs/nof-minif2f-test.jsonl.gz) is not here: set PROOFREPAIR_SHARED.");
        }

        using var reader = new StreamReader(new GZipStream(File.OpenRead(file!), CompressionMode.Decompress));
        var proofs = new List<(string, string)>();
        for (var k = 0; proofs.Count < count && reader.ReadLine() is { } line; k++)
        {
            if (k % 31 == 0)
            {
                using var row = JsonDocument.Parse(line);
                proofs.Add((row.RootElement.GetProperty("statement").GetString()!, row.RootElement.GetProperty("proof").GetString()!));
            }
        }

        return proofs;
    }

    private static string? Beside()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ProofRepair.sln")))
            {
                return Path.Combine(folder.FullName, "..", "shared");
            }
        }

        return null;
    }
}

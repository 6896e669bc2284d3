using System.IO.Compression;
using System.Text.Json;
using ProofRepair.Sampling.Extraction;
using Xunit;

namespace ProofRepair.Sampling.Tests.Extraction;

public sealed class RealOutputsTests
{
    [Fact]
    public void Nearly_every_recorded_output_of_three_provers_has_a_body()
    {
        var (rows, found) = Count("data/proofs/nof-minif2f-test.jsonl.gz", _ => true);
        Assert.Equal(9936, rows);
        Assert.InRange(found, 9920, rows);
    }

    [Fact]
    public void Published_bodies_come_back_as_they_are()
    {
        var (rows, found) = Count("data/proofs/dspv2-minif2f-solutions.jsonl.gz", r => r.Body is { Truncated: false } body && body.Body == "by\n" + r.Proof.Trim('\n').TrimEnd());
        Assert.Equal(rows, found);
    }

    private static (int Rows, int Found) Count(string path, Func<(ExtractedBody Body, string Proof), bool> accept)
    {
        var file = Repository.SharedFile(path);
        Assert.SkipWhen(file is null, $"shared/{path} is not here; set PROOFREPAIR_SHARED to the folder that holds it.");
        using var lines = new StreamReader(new GZipStream(File.OpenRead(file!), CompressionMode.Decompress));
        var (rows, found) = (0, 0);
        while (lines.ReadLine() is { } line)
        {
            using var row = JsonDocument.Parse(line);
            var proof = row.RootElement.GetProperty("proof").GetString()!;
            rows++;
            found += ProofExtractor.Extract(proof, row.RootElement.GetProperty("statement").GetString()!) is { } body && accept((body, proof)) ? 1 : 0;
        }

        return (rows, found);
    }
}

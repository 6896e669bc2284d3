using ProofRepair.Lean.Checking;
using ProofRepair.Verify.Certificates;

namespace ProofRepair.Verify.Tests.Certificates;

public sealed class CertificateTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("proofrepair-certificate-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task It_asks_for_the_same_verification_with_the_kernel()
    {
        var request = Request();

        var (read, problem) = await RoundTripAsync(CertificateFile.Text(Of(request)));

        Assert.Null(problem);
        var again = read!.Request();
        Assert.Equal((request.Header.Text, request.Lead, request.Body), (again.Header.Text, again.Lead, again.Body));
        Assert.Equal(request.Limits.Heartbeats, again.Limits.Heartbeats);
        Assert.Equal("5", again.Options["maxRecDepth"]);
        Assert.True(again.WithReplay);
    }

    [Theory]
    [InlineData("theorem a : 1 = 1 :=", "theorem a : 1 = 2 :=", "its statement is not the one that its hash is of")]
    [InlineData("by rfl", "by sorry", "its proof is not the one that its hash is of")]
    [InlineData("open Nat", "open Int", "its header is not the one that its hash is of")]
    [InlineData("\"format\": 1", "\"format\": 7", "it is of format 7; this program reads 1")]
    [InlineData("\"accepted\"", "\"agreed\"", "it is no certificate")]
    [InlineData("{", "[", "it is no certificate")]
    public async Task What_was_changed_after_it_was_made_is_not_read(string from, string to, string because)
    {
        var text = CertificateFile.Text(Of(Request()));
        var at = text.IndexOf(from, StringComparison.Ordinal);

        var (read, problem) = await RoundTripAsync(text[..at] + to + text[(at + from.Length)..]);

        Assert.Null(read);
        Assert.StartsWith(because, problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_told() => Assert.NotNull((await CertificateFile.ReadAsync(Path.Combine(_folder.FullName, "none.json"), TestContext.Current.CancellationToken)).Problem);

    private static VerifyRequest Request() =>
        new(new LeanHeader("open Nat\n"), "theorem a : 1 = 1 :=", " by rfl -- ∀ ε > 0", new CheckLimits(TimeSpan.FromSeconds(7), 1234)) { Options = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("maxRecDepth", "5") };

    private static Certificate Of(VerifyRequest request) => Certificate.Of(
        "a",
        request,
        new Verdict(true, [new VerdictCheck("sorry", CheckResult.Passed, "none")], ["propext"], [], "4.28.0", TimeSpan.FromSeconds(3)),
        DateTimeOffset.UnixEpoch);

    private async Task<(Certificate? Certificate, string? Problem)> RoundTripAsync(string text)
    {
        var path = Path.Combine(_folder.FullName, "c.json");
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        return await CertificateFile.ReadAsync(path, TestContext.Current.CancellationToken);
    }
}

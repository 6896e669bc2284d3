using System.Net;
using System.Security.Cryptography;
using System.Text;
using ProofRepair.Bench.Suites;

namespace ProofRepair.Bench.Tests.Suites;

/// <summary>Suites from an address, by a real server on this machine.</summary>
public sealed class SuiteDownloadTests : IDisposable
{
    private const string Rows = """{"name":"a","statement":"theorem a : True"}""";

    private readonly TemporaryFolder _folder = new();
    private readonly HttpListener _server = new();
    private readonly string _address;

    public SuiteDownloadTests()
    {
        // Others may take the port between its being found and being used.
        for (var random = new Random(); ; _server.Prefixes.Clear())
        {
            _address = $"http://127.0.0.1:{random.Next(20_000, 60_000)}/";
            _server.Prefixes.Add(_address);
            try
            {
                _server.Start();
                break;
            }
            catch (HttpListenerException)
            {
                // Taken: another.
            }
        }

        _ = ServeAsync();
    }

    private string Data => Path.Combine(_folder.Path, "data");

    public void Dispose()
    {
        _server.Close();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_file_is_fetched_checked_and_kept_under_its_name()
    {
        var added = Assert.IsType<DataAddition.Added>(await AddAsync("suite.jsonl?raw=true", Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Rows)))));

        Assert.Equal(Path.Combine(Data, "mine.jsonl"), added.Path);
        Assert.Single(added.Suite.Rows);
        Assert.Equal(Rows, await File.ReadAllTextAsync(added.Path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_with_another_sum_is_not_taken()
    {
        Assert.Contains("has the sha256", await RefusalAsync("suite.jsonl", new string('0', 64)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing.jsonl", "404")]
    [InlineData("page.html", "must end in .jsonl")]
    [InlineData("endless.jsonl", "larger than 256 MB")]
    [InlineData("circle.jsonl", "more than 5 times")]
    [InlineData("elsewhere.jsonl", "without encryption")]
    [InlineData("file.jsonl", "without encryption")]
    public async Task What_cannot_be_had_says_why_and_leaves_nothing(string path, string why)
    {
        Assert.Contains(why, await RefusalAsync(path, null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_machines_are_asked_with_encryption_only()
    {
        var refused = Assert.IsType<DataAddition.Refused>(await DataFolder.AddAsync("mine", "http://192.0.2.1/suite.jsonl", Data, false, null, TestContext.Current.CancellationToken));
        Assert.Contains("use https", refused.Message, StringComparison.Ordinal);
    }

    private Task<DataAddition> AddAsync(string path, string? sha256) =>
        DataFolder.AddAsync("mine", _address + path, Data, replace: false, sha256, TestContext.Current.CancellationToken);

    private async Task<string> RefusalAsync(string path, string? sha256)
    {
        var refused = Assert.IsType<DataAddition.Refused>(await AddAsync(path, sha256));
        Assert.False(Directory.Exists(Data) && Directory.EnumerateFileSystemEntries(Data).Any());
        return refused.Message;
    }

    private async Task ServeAsync()
    {
        while (_server.IsListening)
        {
            try
            {
                await AnswerAsync(await _server.GetContextAsync());
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or IOException)
            {
                // The client has gone, or the test is over.
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var answer = context.Response;
        switch (context.Request.Url!.AbsolutePath)
        {
            case "/suite.jsonl":
                await answer.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(Rows));
                break;
            case "/endless.jsonl":
                answer.SendChunked = true;
                for (var block = new byte[1 << 20]; ;)
                {
                    await answer.OutputStream.WriteAsync(block);
                }

            case "/circle.jsonl":
                answer.Redirect(_address + "circle.jsonl");
                break;
            case "/elsewhere.jsonl":
                answer.Redirect("http://192.0.2.1/suite.jsonl");
                break;
            case "/file.jsonl":
                answer.Redirect("file:///etc/hostname");
                break;
            default:
                answer.StatusCode = 404;
                break;
        }
    }
}

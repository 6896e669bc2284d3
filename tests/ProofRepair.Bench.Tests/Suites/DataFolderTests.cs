using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using ProofRepair.Bench.Suites;

namespace ProofRepair.Bench.Tests.Suites;

public sealed class DataFolderTests : IDisposable
{
    private const string Row = """{"name":"a","statement":"theorem a : True"}""";
    private readonly TemporaryFolder _folder = new();

    private string Data => Path.Combine(_folder.Path, "data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_suite_is_copied_under_its_name_and_found_by_it()
    {
        var source = _folder.Write("published.jsonl", Row + "\n{\"name\":\"b\"}\n");
        var added = Assert.IsType<DataAddition.Added>(await Add("mine", source));

        Assert.Equal(Path.Combine(Data, "mine.jsonl"), added.Path);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(source, TestContext.Current.CancellationToken))), added.Sha256);
        Assert.Equal((1, 2), (added.Suite.Rows.Length, Assert.Single(added.Suite.BadRows).LineNumber));
        Assert.Equal(["mine.jsonl"], Directory.EnumerateFiles(Data).Select(Path.GetFileName));
        var loaded = Assert.IsType<SuiteLoad.Loaded>(await SuiteLoader.LoadAsync("mine", Data, TestContext.Current.CancellationToken));
        Assert.Single(loaded.Suite.Rows);
    }

    [Theory]
    [InlineData("../mine")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("..")]
    [InlineData(".hidden")]
    [InlineData("")]
    [InlineData("C:x")]
    public async Task A_name_that_leads_elsewhere_is_refused(string name)
    {
        Assert.Contains("no name for a suite", await Refusal(name, _folder.Write("s.jsonl", Row)), StringComparison.Ordinal);
        Assert.Null(DataFolder.Find(name, Data));
        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public async Task A_name_that_is_taken_is_kept_unless_it_may_be_replaced()
    {
        var source = _folder.Write("s.jsonl", Row);
        await Add("mine", source);
        var other = _folder.Write("s.json", "[" + Row + "]");

        Assert.Contains("--replace", await Refusal("mine", other), StringComparison.Ordinal);
        Assert.IsType<DataAddition.Added>(await Add("mine", other, replace: true));
        Assert.Equal(["mine.json"], Directory.EnumerateFiles(Data).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("s.jsonl", "{\"name\":1}\n", "line 1")]
    [InlineData("s.jsonl", "", "no problem")]
    [InlineData("s.json", "{", "no problem")]
    [InlineData("s.zip", "PK", "Unpack an archive")]
    [InlineData("s.jsonl.gz", "no gzip", "no problem|cannot be added")]
    public async Task What_holds_no_problem_is_refused_and_leaves_nothing(string file, string text, string reason)
    {
        var message = await Refusal("mine", _folder.Write(file, text));
        Assert.Contains(reason.Split('|'), part => message.Contains(part, StringComparison.Ordinal));
        Assert.False(Directory.Exists(Data) && Directory.EnumerateFileSystemEntries(Data).Any());
    }

    [Fact]
    public async Task A_file_that_unpacks_without_end_is_refused()
    {
        var path = Path.Combine(_folder.Path, "bomb.jsonl.gz");
        await using (var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest))
        {
            var zeros = new byte[16 << 20];
            for (var written = 0L; written <= DataFolder.MaxUnpackedBytes; written += zeros.Length)
            {
                await gzip.WriteAsync(zeros, TestContext.Current.CancellationToken);
            }
        }

        Assert.Contains("unpacks to more than 1024 MB", await Refusal("mine", path), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Data));
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused()
    {
        var path = Path.Combine(_folder.Path, "large.jsonl");
        await using (var file = File.Create(path))
        {
            await file.WriteAsync(Encoding.UTF8.GetBytes(Row), TestContext.Current.CancellationToken);
            file.SetLength(DataFolder.MaxBytes + 1);
        }

        Assert.Contains("larger than 256 MB", await Refusal("mine", path), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Data));
    }

    [Fact]
    public async Task A_folder_or_nothing_at_all_is_no_file()
    {
        Assert.Contains("It is a folder", await Refusal("mine", _folder.Path), StringComparison.Ordinal);
        Assert.Contains("no file", await Refusal("mine", Path.Combine(_folder.Path, "none.jsonl")), StringComparison.Ordinal);
    }

    private async Task<string> Refusal(string name, string source) => Assert.IsType<DataAddition.Refused>(await Add(name, source)).Message;

    private Task<DataAddition> Add(string name, string source, bool replace = false) =>
        DataFolder.AddAsync(name, source, Data, replace, null, TestContext.Current.CancellationToken);
}

using System.IO.Compression;
using System.Text;
using ProofRepair.Bench.Suites;

namespace ProofRepair.Bench.Tests.Suites;

public sealed class SuiteLoaderTests : IDisposable
{
    private const string Row = """{"name":"a","split":"valid","header":"import Mathlib\n","formal_statement":"theorem a' : 1 = 1 := by sorry","informal":"i"}""";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_row_keeps_its_statement_header_and_place()
    {
        var path = _folder.Write("s.jsonl", "\n" + Row + "\n");
        var suite = await Load(path);
        var row = Assert.Single(suite.Rows);
        Assert.Equal(new SuiteRow("a", "valid", null, "import Mathlib\n", "theorem a' : 1 = 1", "a'", "i", null, path, 2), row);
        Assert.Equal("s", suite.Name);
        Assert.Equal(64, Assert.Single(suite.Files).Sha256.Length);
    }

    [Fact]
    public async Task A_row_may_carry_a_proof_to_repair()
    {
        var suite = await Load(_folder.Write("s.jsonl", """
            {"name":"a","statement":"theorem a : 1 = 1","proof":"by ring"}
            {"name":"b","statement":"theorem b : 1 = 1 := by\n  ring"}
            """));
        Assert.Equal(["by ring", "by\n  ring"], suite.Rows.Select(r => r.Proof));
    }

    [Fact]
    public async Task Definitions_before_the_theorem_join_the_header()
    {
        var suite = await Load(_folder.Write("s.jsonl", """{"name":"a","header":"import Mathlib","statement":"def f := 1\n\ntheorem a : f = 1"}"""));
        Assert.Equal("import Mathlib\n\ndef f := 1\n\n", suite.Rows[0].Header);
        Assert.Equal("theorem a : f = 1", suite.Rows[0].Statement);
    }

    [Fact]
    public async Task Bad_rows_are_listed_with_their_lines_and_skipped()
    {
        var path = Path.Combine(_folder.Path, "s.jsonl");
        await using (var file = File.Create(path))
        {
            foreach (var line in new byte[][]
            {
                [.. "\uFEFF"u8, .. Encoding.UTF8.GetBytes(Row)], "{\"name\":"u8.ToArray(), "[1]"u8.ToArray(), "null"u8.ToArray(),
                "{\"name\":1,\"statement\":\"theorem a : True\"}"u8.ToArray(), "{\"statement\":\"theorem a : True\"}"u8.ToArray(), "{\"name\":\"n\"}"u8.ToArray(),
                "{\"name\":\"n\",\"statement\":\"1 = 1\"}"u8.ToArray(), [.. "{\"name\":\"n"u8, 0xff, .. "\"}"u8],
                "{\"name\":\"n\",\"statement\":\"theorem \\ud800 : True\"}"u8.ToArray(),
                new byte[(4 << 20) + 1], "{\"name\":\"last\",\"statement\":\"theorem last : True\"}\r"u8.ToArray(),
            })
            {
                await file.WriteAsync((byte[])[.. line, (byte)'\n'], TestContext.Current.CancellationToken);
            }
        }

        var suite = await Load(path);
        Assert.Equal(["a", "last"], suite.Rows.Select(r => r.Name));
        Assert.Equal([2, 3, 4, 5, 6, 7, 8, 9, 10, 11], suite.BadRows.Select(b => b.LineNumber));
        Assert.Contains("longer than", suite.BadRows[^1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Identical_rows_are_merged_and_differing_ones_numbered()
    {
        var suite = await Load(_folder.Write("s.jsonl", """
            {"name":"a","split":"t","statement":"theorem a : 1 = 1"}
            {"name":"a","split":"t","statement":"theorem a : 1 = 1"}
            {"name":"a","split":"t","statement":"theorem a : 2 = 2"}
            {"name":"a","split":"t","variant":"v","statement":"theorem a : 2 = 2"}
            {"name":"a","split":"u","statement":"theorem a : 2 = 2"}
            {"name":"a#2","split":"t","statement":"theorem a : 3 = 3"}
            """));
        Assert.Equal(["t/a", "t/a#2", "t/v/a", "u/a", "t/a#2#2"], suite.Rows.Select(r => r.Key.ToString()));
        Assert.Equal(1, suite.Merged);
        Assert.Equal([3, 6], suite.Repeated.Select(r => r.LineNumber));
        Assert.Equal(4, suite.OnlySplit("t").Rows.Length);
        Assert.Equal(5, suite.OnlySplit(null).Rows.Length);
        Assert.Equal(["t", "u"], suite.Splits);
    }

    [Fact]
    public async Task Compressed_files_are_read_and_a_damaged_one_is_a_bad_row()
    {
        using var buffer = new MemoryStream();
        await using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(Row + "\n"), TestContext.Current.CancellationToken);
        }

        var good = Path.Combine(_folder.Path, "s.jsonl.gz");
        await File.WriteAllBytesAsync(good, buffer.ToArray(), TestContext.Current.CancellationToken);
        Assert.Single((await Load(good)).Rows);

        var bad = Path.Combine(_folder.Path, "b.jsonl.gz");
        await File.WriteAllTextAsync(bad, "this is not gzip", TestContext.Current.CancellationToken);
        Assert.Single((await Load(bad)).BadRows);
    }

    [Fact]
    public async Task A_folder_of_Lean_files_is_a_suite()
    {
        _folder.Write("Test/a.lean", "import Mathlib\n\ntheorem a : 1 = 1 := by sorry\n\ntheorem b : 2 = 2 := rfl\n\ntheorem c : 3 = 3 := by\n  have : 1 = 1 := sorry\n  rfl\n\nend X\n");
        _folder.Write("Valid/b.lean", "theorem a : 1 = 1 := by ring\n\ntheorem d : 4 = 4 := by ring\n");
        _folder.Write("Valid/none.lean", "def f := 1\n");
        _folder.Write(".lake/x.lean", "theorem x : 1 = 1 := sorry");
        var suite = await Load(_folder.Path);
        Assert.Equal(["Test/a", "Test/c", "Valid/d"], suite.Rows.Select(r => r.Key.ToString()));
        Assert.Equal([3, 7, 3], suite.Rows.Select(r => r.LineNumber));
        Assert.Equal([null, "by\n  have : 1 = 1 := sorry\n  rfl", "by ring"], suite.Rows.Select(r => r.Proof));
        Assert.Equal("import Mathlib\n\n", suite.Rows[0].Header);
        Assert.EndsWith("none.lean", Assert.Single(suite.BadRows).SourceFile, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_of_suite_files_is_one_suite()
    {
        _folder.Write("one.jsonl", Row);
        _folder.Write("two.jsonl", """{"name":"b","statement":"theorem b : 1 = 1"}""");
        Assert.Equal(2, (await Load(_folder.Path)).Rows.Length);
    }

    [Fact]
    public async Task A_known_name_is_found_in_the_data_folder_or_what_was_looked_for_is_said()
    {
        _folder.Write("statements/minif2f-dsp15.jsonl", Row);
        Assert.IsType<SuiteLoad.Loaded>(await SuiteLoader.LoadAsync("minif2f", _folder.Path, TestContext.Current.CancellationToken));
        var missing = Assert.IsType<SuiteLoad.NotFound>(await SuiteLoader.LoadAsync("putnambench", _folder.Path, TestContext.Current.CancellationToken));
        Assert.Contains("putnambench.jsonl", missing.Message, StringComparison.Ordinal);
        var noData = Assert.IsType<SuiteLoad.NotFound>(await SuiteLoader.LoadAsync("minif2f", null, TestContext.Current.CancellationToken));
        Assert.Contains("--data", noData.Message, StringComparison.Ordinal);
        Assert.IsType<SuiteLoad.NotFound>(await SuiteLoader.LoadAsync("no such thing", null, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("minif2f-dsp15", 488, 0)]
    [InlineData("formalmath-lite", 424, 1)]
    [InlineData("minif2f-v2-burnqed", 976, 0)]
    public async Task The_shared_files_are_read(string name, int rows, int bad)
    {
        var suite = await Load(SharedData.Require("data", "statements", name + ".jsonl"));
        Assert.Equal(rows, suite.Rows.Length);
        Assert.Equal(bad, suite.BadRows.Length);
    }

    private static async Task<Suite> Load(string path) =>
        Assert.IsType<SuiteLoad.Loaded>(await SuiteLoader.LoadAsync(path, null, TestContext.Current.CancellationToken)).Suite;
}

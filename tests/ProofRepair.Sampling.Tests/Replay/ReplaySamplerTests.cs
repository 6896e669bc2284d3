using System.IO.Compression;
using ProofRepair.Sampling.Replay;
using Xunit;

namespace ProofRepair.Sampling.Tests.Replay;

public sealed class ReplaySamplerTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("proofrepair-test");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Rows_of_a_name_come_in_the_order_of_the_file_and_end()
    {
        using var sampler = await Open(Rows(("p", "1"), ("q", "x"), ("p", "2"), ("p", "3")));
        Assert.Equal(["1", "2"], await Texts(sampler, "p", count: 2));
        Assert.Equal(["3"], await Texts(sampler, "p", count: 2, firstIndex: 2));
        Assert.Empty(await Texts(sampler, "p", count: 2, firstIndex: 3));
        Assert.Equal(["x"], await Texts(sampler, "q", count: 9));
    }

    [Fact]
    public async Task A_resumed_run_goes_on_where_the_last_one_ended()
    {
        using var sampler = await Open(Rows(("p", "1"), ("p", "2"), ("p", "3")));
        Assert.Equal(["3"], await Texts(sampler, "p", count: 5, firstIndex: 2));
    }

    [Fact]
    public async Task Questions_that_were_not_asked_when_it_was_recorded_get_no_row_and_use_up_none()
    {
        using var sampler = await Open(Rows(("p", "1"), ("p", "2")));
        Assert.Equal(["1"], await Texts(sampler, "p", count: 1));
        Assert.Empty(await Texts(sampler, "p", count: 1, kind: SampleKind.Revise));
        Assert.Empty(await Texts(sampler, "p", count: 1, kind: SampleKind.FillHole));
        Assert.Equal(["2"], await Texts(sampler, "p", count: 1, firstIndex: 1));
    }

    [Fact]
    public async Task A_hole_is_answered_from_rows_that_were_not_handed_out_and_a_goal_gets_a_row_once()
    {
        using var sampler = await Open(Rows(("p", "g 1"), ("p", "2"), ("p", "g 3"), ("p", "g 4")), (recorded, request) => recorded.StartsWith(request.Goal!, StringComparison.Ordinal) ? recorded[2..] : null);
        Assert.Equal(["g 1"], await Texts(sampler, "p", count: 1));
        Assert.Equal(["3"], await Holes(1));
        Assert.Equal(["4"], await Holes(5));
        Assert.Empty(await Holes(5));
        Assert.Equal(["2", "g 3", "g 4"], await Texts(sampler, "p", count: 5, firstIndex: 1));

        async Task<IEnumerable<string>> Holes(int count) =>
            (await sampler.SampleAsync(Request("p", count) with { Kind = SampleKind.FillHole, Goal = "g" }, Token)).Samples.Select(s => s.RawText);
    }

    [Fact]
    public async Task Two_problems_of_one_name_get_the_same_rows()
    {
        using var sampler = await Open(Rows(("p", "1"), ("p", "2")));
        var one = await sampler.SampleAsync(Request("p", count: 1) with { ProblemKey = "valid/a/p" }, Token);
        var other = await sampler.SampleAsync(Request("p", count: 1) with { ProblemKey = "valid/b/p" }, Token);
        Assert.Equal(one.Samples, other.Samples);
    }

    [Fact]
    public async Task A_problem_is_found_by_the_name_that_its_statement_declares()
    {
        using var sampler = await Open("""{"name":"row-1","statement":"theorem thm : True","proof":"trivial"}""");
        Assert.Equal(["trivial"], await Texts(sampler, "other", statement: "theorem thm : True"));
    }

    [Fact]
    public async Task A_name_that_is_not_recorded_is_a_problem_and_no_exception()
    {
        using var sampler = await Open(Rows(("p", "1")));
        var batch = await sampler.SampleAsync(Request("nobody"), Token);
        Assert.Empty(batch.Samples);
        Assert.Contains("nobody", batch.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_lines_are_listed_with_their_numbers_and_skipped()
    {
        using var sampler = await Open("""
            {"name":"p","proof":"1"}
            {"name":"p","proof":
            {"name":"p"}

            {"proof":"no name"}
            [1]
            {"name":"p","raw":"2"}
            {"name":"p","output":"3"}
            {"name":5,"proof":"4"}
            """);
        Assert.Equal([2, 3, 5, 6, 9], sampler.BadLines.Select(b => b.Line));
        Assert.Equal(["1", "2", "3"], await Texts(sampler, "p", count: 9));
        Assert.Equal(3, sampler.Count);
    }

    [Fact]
    public async Task A_model_can_be_chosen_and_is_reported()
    {
        var file = Write("""
            {"name":"p","proof":"1","model":"A"}
            {"name":"p","proof":"2","model":"B"}
            """);
        using var sampler = await ReplaySampler.OpenAsync("replay", file, "B", seed: null, Token);
        var batch = await sampler.SampleAsync(Request("p", count: 9), Token);
        Assert.Equal([new Sample("2", "B", null, null)], batch.Samples);
    }

    [Fact]
    public async Task A_seed_shuffles_each_problem_the_same_way_every_time()
    {
        var rows = Rows([.. Enumerable.Range(0, 20).Select(i => ("p", $"{i}")), .. Enumerable.Range(0, 20).Select(i => ("q", $"{i}"))]);
        using var first = await Open(rows, seed: 7);
        using var second = await Open(rows, seed: 7);
        using var other = await Open(rows, seed: 8);
        var texts = await Texts(first, "p", count: 20);
        Assert.Equal(await Texts(first, "q", count: 20), await Texts(second, "q", count: 20));
        Assert.Equal(texts, await Texts(second, "p", count: 20));
        Assert.NotEqual(texts, await Texts(other, "p", count: 20));
        Assert.Equal(20, texts.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Compressed_rows_and_lines_longer_than_a_buffer_are_read()
    {
        var longText = new string('é', 200_000);
        var file = Path.Combine(_folder.FullName, "rows.jsonl.gz");
        await using (var writer = new StreamWriter(new GZipStream(File.Create(file), CompressionLevel.Fastest)))
        {
            await writer.WriteAsync("\uFEFF" + Rows(("p", "1"), ("p", longText), ("p", "3")) + "\r\n");
        }

        using var sampler = await ReplaySampler.OpenAsync("replay", file, model: null, seed: null, Token);
        Assert.Equal(["1", longText, "3"], await Texts(sampler, "p", count: 9));
    }

    [Fact]
    public async Task Parallel_requests_never_get_the_same_row()
    {
        using var sampler = await Open(Rows([.. Enumerable.Range(0, 200).Select(i => ("p", $"{i}"))]));
        var texts = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => Texts(sampler, "p", count: 4), Token)));
        Assert.Equal(200, texts.SelectMany(t => t).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Every_row_of_the_recorded_outputs_is_served()
    {
        var file = Repository.SharedFile("data/proofs/nof-minif2f-test.jsonl.gz");
        Assert.SkipWhen(file is null, "shared/data/proofs/nof-minif2f-test.jsonl.gz is not here; set PROOFREPAIR_SHARED.");
        using var sampler = await ReplaySampler.OpenAsync("replay", file!, model: null, seed: null, Token);
        Assert.Equal(9936, sampler.Count);
        Assert.Empty(sampler.BadLines);
        Assert.Equal(72, (await sampler.SampleAsync(Request("numbertheory_4x3m7y3neq2003", count: 100), Token)).Samples.Length);
    }

    private static SampleRequest Request(string name, int count = 1, int firstIndex = 0, SampleKind kind = SampleKind.Fresh, string statement = "theorem t : True") =>
        new(kind, name, "", statement, count, firstIndex);

    private static async Task<string[]> Texts(
        ReplaySampler sampler, string name, int count = 1, int firstIndex = 0, SampleKind kind = SampleKind.Fresh, string statement = "theorem t : True") =>
        [.. (await sampler.SampleAsync(Request(name, count, firstIndex, kind, statement), Token)).Samples.Select(s => s.RawText)];

    private static string Rows(params (string Name, string Proof)[] rows) =>
        string.Join('\n', rows.Select(r => $$"""{"name":"{{r.Name}}","proof":"{{r.Proof}}","more":[1]}"""));

    private string Write(string rows)
    {
        var file = Path.Combine(_folder.FullName, Path.GetRandomFileName() + ".jsonl");
        File.WriteAllText(file, rows);
        return file;
    }

    private Task<ReplaySampler> Open(string rows, RecordedAnswer? answer = null, int? seed = null) =>
        ReplaySampler.OpenAsync("replay", Write(rows), model: null, seed, Token, answer);
}

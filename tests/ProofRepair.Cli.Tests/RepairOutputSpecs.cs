using System.Runtime.Versioning;
using ProofRepair.Cli.Commands;
using ProofRepair.Cli.Display;
using ProofRepair.Pipeline.Files;

namespace ProofRepair.Cli.Tests;

public sealed class RepairOutputSpecs : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("proofrepair-output-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Files_of_one_name_keep_their_folders()
    {
        var files = new[] { await FileAsync("A/Basic.lean", "a"), await FileAsync("B/Basic.lean", "b") };
        var output = new RepairOutput(inPlace: false, PathOf("out"), files);
        foreach (var file in files)
        {
            Assert.Equal((true, null), await output.WriteAsync(file, file.Text + " new"));
        }

        Assert.Equal(["a new", "b new"], new[] { "out/A/Basic.lean", "out/B/Basic.lean" }.Select(p => File.ReadAllText(PathOf(p))));
        Assert.Equal("a", File.ReadAllText(PathOf("A/Basic.lean")));
    }

    [Fact]
    public async Task A_file_that_was_changed_meanwhile_is_left()
    {
        var file = await FileAsync("F.lean", "old");
        await File.WriteAllTextAsync(file.Path, "edited", TestContext.Current.CancellationToken);
        var (written, problem) = await new RepairOutput(inPlace: true, null, [file]).WriteAsync(file, "repaired");

        Assert.False(written);
        Assert.Contains("was changed", problem);
        Assert.Equal("edited", File.ReadAllText(file.Path));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_link_stays_a_link_and_the_mode_stays()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links and modes of Unix");
        var file = await FileAsync("real/F.lean", "old");
        File.SetUnixFileMode(file.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherExecute);
        File.CreateSymbolicLink(PathOf("L.lean"), Path.Combine("real", "F.lean"));
        var link = file with { Path = PathOf("L.lean") };

        Assert.Equal((true, null), await new RepairOutput(inPlace: true, null, [link]).WriteAsync(link, "repaired"));
        Assert.NotNull(new FileInfo(link.Path).LinkTarget);
        Assert.Equal("repaired", File.ReadAllText(file.Path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherExecute, File.GetUnixFileMode(file.Path));
        Assert.Single(Directory.GetFiles(PathOf("real")));
    }

    [Fact]
    public async Task What_cannot_be_written_is_said()
    {
        var file = await FileAsync("F.lean", "old");
        await File.WriteAllTextAsync(PathOf("out"), "a file where a folder should be", TestContext.Current.CancellationToken);
        var (written, problem) = await new RepairOutput(inPlace: false, PathOf("out"), [file]).WriteAsync(file, "repaired");

        Assert.False(written);
        Assert.Contains("cannot be written", problem);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void A_diff_shows_what_changes_and_little_else(string end)
    {
        var old = string.Concat(Enumerable.Range(1, 20).Select(i => $"line {i}{end}"));
        var diff = FileDiff.Of(new LeanFile("/x/F.lean", old, false, end.Length > 1), old.Replace("line 10", "  line ten"));

        Assert.StartsWith("--- a/x/F.lean", diff);
        Assert.Equal(["-line 10", "+  line ten"], diff.Split('\n').Select(l => l.TrimEnd('\r')).Skip(2).Where(l => l.StartsWith('-') || l.StartsWith('+')));
        Assert.DoesNotContain("line 1\n", diff.Replace("\r", ""));
        Assert.Contains("@@ -7,7 +7,7 @@", diff);
    }

    private async Task<LeanFile> FileAsync(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        await File.WriteAllTextAsync(PathOf(name), text, TestContext.Current.CancellationToken);
        return (await LeanFile.ReadAsync(PathOf(name), TestContext.Current.CancellationToken)).File!;
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}

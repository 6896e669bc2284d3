using System.Diagnostics;
using ProofRepair.Pipeline.Files;
using ProofRepair.Worker.Watching;

namespace ProofRepair.Worker.Tests.Watching;

/// <summary>What cannot be written leaves the file as it was, says why, and may be tried again.</summary>
public sealed class RepairWriterTests : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly FileLedger _ledger = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_that_cannot_be_written_beside_says_why_and_stays()
    {
        // The longest name that there can be has no room for the name of the file that would take its place.
        var name = new string('x', 250) + ".lean";
        var file = await ReadAsync(_folder.Write(name, "-- old"));

        Assert.StartsWith("it cannot be written: ", await RepairWriter.WriteAsync(file, "-- new", _ledger, Ct));

        Assert.Equal("-- old", await File.ReadAllTextAsync(_folder.At(name), Ct));
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task A_file_that_went_away_says_so()
    {
        var file = await ReadAsync(_folder.Write("A.lean", "-- old"));
        File.Delete(file.Path);

        Assert.StartsWith("it cannot be written: ", await RepairWriter.WriteAsync(file, "-- new", _ledger, Ct));

        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task A_full_disk_says_so_and_when_there_is_room_again_the_same_repair_is_written()
    {
        await using var disk = await SmallDisk.MountAsync(_folder.At("disk"));
        Assert.SkipWhen(disk is null, "only root on Linux can mount a small disk");
        var path = Path.Combine(_folder.At("disk"), "A.lean");
        await File.WriteAllTextAsync(path, new string('-', 8000), Ct);
        var file = await ReadAsync(path);
        _ledger.Observe(path, file.ToBytes(file.Text), default);
        disk!.Fill();

        var problem = await RepairWriter.WriteAsync(file, new string('-', 8001), _ledger, Ct);

        Assert.Contains("space", problem);
        Assert.Equal(8000, new FileInfo(path).Length);
        Assert.DoesNotContain(Directory.GetFiles(_folder.At("disk")), f => Path.GetFileName(f).StartsWith('.'));
        // The user writing that text would be news.
        Assert.True(_ledger.Observe(path, file.ToBytes(new string('-', 8001)), default));

        disk.Empty();
        Assert.Null(await RepairWriter.WriteAsync(file, new string('-', 8001), _ledger, Ct));
        Assert.Equal(8001, new FileInfo(path).Length);
    }

    private static async Task<LeanFile> ReadAsync(string path) => (await LeanFile.ReadAsync(path, Ct)).File!;

    private sealed class SmallDisk(string folder) : IAsyncDisposable
    {
        private readonly string _filler = Path.Combine(folder, "filler");

        public static async Task<SmallDisk?> MountAsync(string folder)
        {
            if (!OperatingSystem.IsLinux())
            {
                return null;
            }

            Directory.CreateDirectory(folder);
            return await RunAsync("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder) ? new SmallDisk(folder) : null;
        }

        public void Fill()
        {
            using var filler = new FileStream(_filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            try
            {
                while (true)
                {
                    filler.Write(new byte[1024]);
                }
            }
            catch (IOException)
            {
                // It is full.
            }
        }

        public void Empty() => File.Delete(_filler);

        public async ValueTask DisposeAsync() => await RunAsync("umount", folder);

        private static async Task<bool> RunAsync(string program, params string[] arguments)
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
            await process.StandardError.ReadToEndAsync(Ct);
            await process.WaitForExitAsync(Ct);
            return process.ExitCode == 0;
        }
    }
}

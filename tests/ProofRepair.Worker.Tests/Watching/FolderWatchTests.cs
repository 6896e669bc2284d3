using System.Text;
using ProofRepair.Pipeline.Files;
using ProofRepair.Worker.Watching;

namespace ProofRepair.Worker.Tests.Watching;

/// <summary>Real files, real events: each way of saving is one save.</summary>
public class FolderWatchTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_that_is_written_over_is_one_save()
    {
        await using var watched = await Watched.StartAsync(null, ("A.lean", "-- old"));

        watched.Folder.Write("A.lean", "-- new");

        Assert.Equal(("A.lean", "-- new"), await watched.NextSaveAsync());
        await watched.NothingMoreAsync();
    }

    [Fact]
    public async Task A_new_file_that_is_renamed_over_the_old_one_is_one_save_of_the_old_ones_name()
    {
        await using var watched = await Watched.StartAsync(null, ("A.lean", "-- old"));

        watched.Folder.Write(".A.lean.swp", "-- new");
        File.Move(watched.Folder.At(".A.lean.swp"), watched.Folder.At("A.lean"), overwrite: true);

        Assert.Equal(("A.lean", "-- new"), await watched.NextSaveAsync());
        await watched.NothingMoreAsync();
    }

    [Fact]
    public async Task A_backup_that_is_moved_away_before_the_new_text_is_written_is_no_deletion()
    {
        await using var watched = await Watched.StartAsync(null, ("A.lean", "-- old"));

        File.Move(watched.Folder.At("A.lean"), watched.Folder.At("A.lean~"));
        await Task.Delay(120, Ct);
        watched.Folder.Write("A.lean", "-- new");

        Assert.Equal(("A.lean", "-- new"), await watched.NextSaveAsync());
        await watched.NothingMoreAsync();
    }

    [Fact]
    public async Task A_file_that_was_truncated_and_is_still_empty_is_waited_for()
    {
        await using var watched = await Watched.StartAsync(null, ("A.lean", "-- old"));

        watched.Folder.Write("A.lean", "");
        await Task.Delay(150, Ct);
        watched.Folder.Write("A.lean", "-- new");

        Assert.Equal(("A.lean", "-- new"), await watched.NextSaveAsync());
        await watched.NothingMoreAsync();
    }

    [Fact]
    public async Task A_file_that_is_emptied_for_good_is_a_save_in_the_end()
    {
        await using var watched = await Watched.StartAsync(null, ("A.lean", "-- old"));

        watched.Folder.Write("A.lean", "");

        Assert.Equal(("A.lean", ""), await watched.NextSaveAsync());
    }

    [Fact]
    public async Task A_file_that_is_written_in_pieces_is_read_when_it_is_whole()
    {
        await using var watched = await Watched.StartAsync(null, ("A.lean", "-- old"));

        await using (var stream = new FileStream(watched.Folder.At("A.lean"), FileMode.Create, FileAccess.Write, FileShare.ReadWrite))
        {
            for (var i = 0; i < 20; i++)
            {
                await stream.WriteAsync(Encoding.UTF8.GetBytes($"-- {i}\n"), Ct);
                await stream.FlushAsync(Ct);
                await Task.Delay(10, Ct);
            }
        }

        Assert.EndsWith("-- 19\n", (await watched.NextSaveAsync()).Text);
        await watched.NothingMoreAsync();
    }

    [Fact]
    public async Task A_touch_and_the_same_text_once_more_are_no_saves()
    {
        await using var watched = await Watched.StartAsync(null, ("A.lean", "-- old"));

        File.SetLastWriteTimeUtc(watched.Folder.At("A.lean"), DateTime.UnixEpoch);
        watched.Folder.Write("A.lean", "-- old");

        await watched.NothingMoreAsync();
    }

    [Fact]
    public async Task Many_files_at_once_are_a_save_each_and_know_of_each_other()
    {
        await using var watched = await Watched.StartAsync();

        for (var i = 0; i < 30; i++)
        {
            watched.Folder.Write($"Deep/Below/F{i}.lean", $"-- {i}");
        }

        var names = new HashSet<string>();
        while (names.Count < 30)
        {
            Assert.True(names.Add((await watched.NextSaveAsync()).Name));
        }

        await watched.NothingMoreAsync();
    }

    [Fact]
    public async Task A_deleted_file_is_told_once_and_a_renamed_one_is_followed()
    {
        await using var watched = await Watched.StartAsync(null, ("A.lean", "-- a"), ("Deep/B.lean", "-- b"));

        File.Delete(watched.Folder.At("A.lean"));
        Assert.EndsWith("A.lean", Assert.IsType<FileChange.Deleted>(await watched.NextAsync()).Path);

        File.Move(watched.Folder.At("Deep", "B.lean"), watched.Folder.At("Deep", "C.lean"));
        var two = new[] { await watched.NextAsync(), await watched.NextAsync() };
        Assert.EndsWith("C.lean", Assert.Single(two.OfType<FileChange.Saved>()).Path);
        Assert.EndsWith("B.lean", Assert.Single(two.OfType<FileChange.Deleted>()).Path);
        await watched.NothingMoreAsync();
    }

    [Fact]
    public async Task The_files_of_a_folder_that_is_renamed_are_followed()
    {
        await using var watched = await Watched.StartAsync(null, ("Deep/Old/B.lean", "-- b"));

        Directory.Move(watched.Folder.At("Deep", "Old"), watched.Folder.At("Deep", "New"));

        var two = new[] { await watched.NextAsync(), await watched.NextAsync() };
        Assert.EndsWith(Path.Combine("New", "B.lean"), Assert.Single(two.OfType<FileChange.Saved>()).Path);
        Assert.EndsWith(Path.Combine("Old", "B.lean"), Assert.Single(two.OfType<FileChange.Deleted>()).Path);
    }

    [Fact]
    public async Task What_is_built_hidden_or_no_Lean_is_not_watched()
    {
        await using var watched = await Watched.StartAsync();

        foreach (var name in new[] { ".lake/packages/X.lean", ".git/Y.lean", "build/Z.lean", "Deep/.cache/W.lean", "#A.lean#", ".#A.lean", "A.lean~", "4913", "A.txt" })
        {
            watched.Folder.Write(name, "-- not ours");
        }

        watched.Folder.Write("Deep/A.lean", "-- ours");
        Assert.Equal((Path.Combine("Deep", "A.lean"), "-- ours"), await watched.NextSaveAsync());
        await watched.NothingMoreAsync();
    }

    [Fact]
    public async Task What_this_program_writes_is_no_save_and_the_next_one_of_the_user_is()
    {
        await using var watched = await Watched.StartAsync(null, ("A.lean", "-- old"));
        var (file, _) = await LeanFile.ReadAsync(watched.Folder.At("A.lean"), Ct);

        Assert.Null(await RepairWriter.WriteAsync(file!, "-- repaired", watched.Ledger, Ct));
        await watched.NothingMoreAsync();
        Assert.Equal("-- repaired", await File.ReadAllTextAsync(watched.Folder.At("A.lean"), Ct));

        watched.Folder.Write("A.lean", "-- old");
        Assert.Equal(("A.lean", "-- old"), await watched.NextSaveAsync());
    }

    [Fact]
    public async Task A_file_that_was_changed_meanwhile_is_not_written()
    {
        await using var watched = await Watched.StartAsync(null, ("A.lean", "-- old"));
        var (file, _) = await LeanFile.ReadAsync(watched.Folder.At("A.lean"), Ct);
        watched.Folder.Write("A.lean", "-- newer");

        Assert.Contains("changed", await RepairWriter.WriteAsync(file!, "-- repaired", watched.Ledger, Ct));

        Assert.Equal("-- newer", await File.ReadAllTextAsync(watched.Folder.At("A.lean"), Ct));
        Assert.Equal([watched.Folder.At("A.lean")], Directory.GetFiles(watched.Folder.Path));
    }

    [Fact]
    public async Task Another_toolchain_is_a_change_of_the_project()
    {
        await using var watched = await Watched.StartAsync(null, ("lean-toolchain", "v1"), ("lakefile.lean", "-- l"));

        watched.Folder.Write("lean-toolchain", "v1");
        await watched.NothingMoreAsync();
        watched.Folder.Write("lean-toolchain", "v2");
        Assert.IsType<FileChange.OfProject>(await watched.NextAsync());
    }

    [Fact]
    public async Task A_folder_that_is_deleted_and_made_again_is_watched_as_the_first_one_was()
    {
        await using var watched = await Watched.StartAsync(null, ("Top/A.lean", "-- a"));

        Directory.Delete(watched.Folder.At("Top"), recursive: true);
        watched.Folder.Write("Top/A.lean", "-- b");
        Assert.Equal((Path.Combine("Top", "A.lean"), "-- b"), await watched.NextSaveAsync());

        watched.Folder.Write("Top/A.lean", "-- c");
        Assert.Equal((Path.Combine("Top", "A.lean"), "-- c"), await watched.NextSaveAsync());
        watched.Folder.Write("Top/Below/B.lean", "-- d");
        Assert.Equal((Path.Combine("Top", "Below", "B.lean"), "-- d"), await watched.NextSaveAsync());
    }

    [Fact]
    public async Task What_cannot_be_read_is_told_once_and_read_when_it_can_be()
    {
        await using var watched = await Watched.StartAsync(TimeSpan.FromMilliseconds(100), ("A.lean", "-- old"));

        await using (var large = File.Create(watched.Folder.At("A.lean")))
        {
            large.SetLength(LeanFile.LargestBytes + 1);
        }

        Assert.Contains("larger than", Assert.IsType<FileChange.Unreadable>(await watched.NextAsync()).Problem);
        await Task.Delay(TimeSpan.FromSeconds(2), Ct);
        await watched.NothingMoreAsync();
        watched.Folder.Write("A.lean", "-- old");
        Assert.Equal(("A.lean", "-- old"), await watched.NextSaveAsync());
    }

    [Fact]
    public async Task What_may_not_be_read_is_read_as_soon_as_it_may_be()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "rights are no bar here");
        await using var watched = await Watched.StartAsync(TimeSpan.FromMilliseconds(100), ("A.lean", "-- old"));
        watched.Folder.Write("B.lean", "-- b");
        Assert.Equal(("B.lean", "-- b"), await watched.NextSaveAsync());

        watched.Folder.Write("A.lean", "-- hidden");
        SetMode(UnixFileMode.None);
        Assert.IsType<FileChange.Unreadable>(await watched.NextAsync());
        await watched.NothingMoreAsync();
        SetMode(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        Assert.Equal(("A.lean", "-- hidden"), await watched.NextSaveAsync());

        void SetMode(UnixFileMode mode)
        {
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(watched.Folder.At("A.lean"), mode);
            }
        }
    }

    [Fact]
    public async Task What_is_no_text_is_told_as_such()
    {
        await using var watched = await Watched.StartAsync(null, ("A.lean", "-- old"));

        await File.WriteAllBytesAsync(watched.Folder.At("A.lean"), [0xC3, 0x28], Ct);

        Assert.Contains("UTF-8", Assert.IsType<FileChange.Unreadable>(await watched.NextAsync()).Problem);
    }
}

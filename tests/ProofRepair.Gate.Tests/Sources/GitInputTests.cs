using ProofRepair.Gate.Findings;
using ProofRepair.Gate.Git;
using ProofRepair.Gate.Tests.Histories;

namespace ProofRepair.Gate.Tests.Sources;

/// <summary>What reading a repository does, and what it must not do.</summary>
public sealed class GitInputTests
{
    private const string Theorem = "theorem a : 1 = 1 := rfl\n";

    [Fact]
    public async Task Nothing_that_a_repository_names_is_run()
    {
        using var repository = new GitFolder().Commit(History.Files(("Main.lean", Theorem), (".gitattributes", "*.lean filter=evil diff=evil\n")));
        var trace = Path.Combine(repository.FullName, "was-run");
        repository.Git("config", "filter.evil.smudge", $"touch {trace}; cat");
        repository.Git("config", "diff.evil.textconv", $"touch {trace}; cat");
        repository.Git("config", "core.fsmonitor", $"touch {trace}");
        foreach (var hook in new[] { "post-checkout", "post-index-change", "reference-transaction", "fsmonitor-watchman" })
        {
            var file = Path.Combine(repository.FullName, ".git", "hooks", hook);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, $"#!/bin/sh\ntouch {trace}\n");
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
            }
        }

        await ReadAsync(repository, "HEAD", "HEAD");
        await ReadAsync(repository, "HEAD", null);

        Assert.False(File.Exists(trace));
    }

    [Fact]
    public async Task The_base_is_where_the_change_began_and_the_settings_are_the_base_branchs_own()
    {
        using var repository = new GitFolder().Commit(History.Files(("Main.lean", Theorem)));
        repository.Git("checkout", "-q", "-b", "change");
        repository.Commit(History.Files(("Main.lean", Theorem), ("New.lean", Theorem)));
        repository.Git("checkout", "-q", "main");
        repository.Commit(History.Files(("Main.lean", Theorem), ("Later.lean", Theorem), ("proofrepair.toml", "[gate]\nmost-files = 7\n")));

        var input = await ReadAsync(repository, "main", "change");

        Assert.Equal(repository.Git("rev-parse", "main~1"), input.Base);
        Assert.DoesNotContain(input.BaseSide.Files, f => f.Path == "Later.lean");
        Assert.Equal(7, input.Settings.MostFiles);
        Assert.Empty(input.Findings);
    }

    [Fact]
    public async Task An_import_that_may_mean_a_file_which_the_gate_does_not_follow_is_undecided()
    {
        using var repository = new GitFolder().Commit(History.Files(("src/Defs.lean", "def good (n : Nat) : Prop := n = 7\n"), ("src/Main.lean", "import Defs\ntheorem t : good 7 := rfl\n")));

        var input = await ReadAsync(repository, "HEAD", "HEAD");

        Assert.Contains("src/Defs.lean may be meant", Assert.Single(input.Undecided).Reason);
    }

    [Fact]
    public async Task Branches_that_were_merged_crosswise_have_no_base_that_the_gate_could_choose()
    {
        using var repository = new GitFolder().Commit(History.Files(("Main.lean", Theorem)));
        repository.Git("checkout", "-q", "-b", "change");
        repository.Commit(History.Files(("Main.lean", Theorem), ("B.lean", Theorem)));
        repository.Git("checkout", "-q", "main");
        repository.Commit(History.Files(("Main.lean", Theorem), ("A.lean", Theorem)));
        repository.Git("branch", "before");
        repository.Git("merge", "-q", "--no-ff", "-m", "one way", "change");
        repository.Git("checkout", "-q", "change");
        repository.Git("merge", "-q", "--no-ff", "-m", "the other", "before");

        var failure = await Assert.ThrowsAsync<GitFailureException>(() => ReadAsync(repository, "main", "change"));

        Assert.Contains("crosswise", failure.Message);
    }

    [Fact]
    public async Task What_is_staged_is_judged_and_what_is_only_in_the_folder_is_not()
    {
        using var repository = new GitFolder().Commit(History.Files(("Main.lean", Theorem)));
        File.WriteAllText(Path.Combine(repository.FullName, "Main.lean"), "-- staged\n");
        repository.Git("add", "Main.lean");
        File.WriteAllText(Path.Combine(repository.FullName, "Main.lean"), "-- not staged\n");

        var input = await ReadAsync(repository, "HEAD", null);

        Assert.Equal("-- staged\n", input.HeadSide.ByPath["Main.lean"].Text);
    }

    [Fact]
    public async Task A_project_in_a_folder_of_a_repository_has_its_own_module_names_and_the_repositorys_trusted_files()
    {
        using var repository = new GitFolder().Commit(History.Files(("formal/A/B.lean", Theorem), ("Other.lean", Theorem)));
        repository.Commit(History.Files(("formal/A/B.lean", Theorem), ("Other.lean", "-- changed\n"), (".github/workflows/ci.yml", "on: push\n")));

        var input = await GitInputReader.ReadAsync(new GateRequest(Path.Combine(repository.FullName, "formal"), "HEAD~1", "HEAD"), TestContext.Current.CancellationToken);

        Assert.Equal(["A.B"], input.HeadSide.Files.Select(f => f.Module));
        Assert.Equal([(Rule.Settings, ".github/workflows/ci.yml")], input.Findings.Select(f => (f.Rule, f.Path)));
    }

    [Fact]
    public async Task A_link_in_the_place_of_a_Lean_file_is_found()
    {
        using var repository = new GitFolder().Commit(History.Files(("Main.lean", Theorem)));
        File.CreateSymbolicLink(Path.Combine(repository.FullName, "Link.lean"), "/etc/passwd");
        repository.CommitAll();

        var input = await ReadAsync(repository, "HEAD~1", "HEAD");

        Assert.Equal([(Rule.NotAFile, "Link.lean")], input.Findings.Select(f => (f.Rule, f.Path)));
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData(".git")]
    [InlineData(".GIT")]
    public async Task A_tree_that_leads_out_of_its_folder_is_no_verdict(string name)
    {
        using var repository = new GitFolder().Commit(History.Files(("Main.lean", Theorem)));
        var evil = repository.GitWith($"100644 blob {repository.Git("rev-parse", "HEAD:Main.lean")}\tEvil.lean\n", "mktree");
        var above = repository.GitWith($"040000 tree {evil}\t{name}\n100644 blob {repository.Git("rev-parse", "HEAD:Main.lean")}\tMain.lean\n", "mktree");
        var head = repository.Git("commit-tree", above, "-p", "HEAD", "-m", "a commit");

        var failure = await Assert.ThrowsAsync<GitFailureException>(() => ReadAsync(repository, "HEAD", head));

        Assert.Contains($"`{name}/Evil.lean`", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_of_what_the_change_removes_is_an_error()
    {
        using var repository = new GitFolder().Commit(History.Files(("Lib.lean", Theorem), ("Main.lean", "import Lib\nimport Other\n")));
        repository.Commit(History.Files(("Main.lean", "import Lib\nimport Other\n")));

        var input = await ReadAsync(repository, "HEAD~1", "HEAD");

        Assert.Equal(["error Main.lean It imports `Lib`, which the change removes."], input.Findings.Select(f => $"{f.Rule.Id} {f.Path} {f.Message}"));
    }

    [Fact]
    public async Task Lines_that_a_diff_shows_are_those_of_its_hunks()
    {
        var lines = Enumerable.Range(1, 40).Select(i => $"-- {i}").ToList();
        using var repository = new GitFolder().Commit(History.Files(("Main.lean", string.Join('\n', lines) + "\n"), ("Other.lean", Theorem)));
        lines[19] = "-- twenty";
        lines.RemoveAt(39);
        repository.Commit(History.Files(("Main.lean", string.Join('\n', lines) + "\n"), ("Other.lean", Theorem)));
        var git = new GitRepository(repository.FullName);

        Assert.Equal([(17, 23), (37, 39)], await git.ShownLinesAsync("HEAD~1", "HEAD", "Main.lean", TestContext.Current.CancellationToken));
        Assert.Empty(await git.ShownLinesAsync("HEAD~1", "HEAD", "Other.lean", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("nowhere", "HEAD")]
    [InlineData("HEAD", "nowhere")]
    [InlineData("--output=x", "HEAD")]
    [InlineData("HEAD", "other")]
    public async Task A_commit_that_is_not_there_or_has_nothing_in_common_is_no_verdict(string from, string to)
    {
        using var repository = new GitFolder().Commit(History.Files(("Main.lean", Theorem)));
        repository.Git("checkout", "-q", "--orphan", "other");
        repository.Commit(History.Files(("Else.lean", Theorem)));
        repository.Git("checkout", "-q", "main");

        var failure = await Assert.ThrowsAsync<GitFailureException>(() => ReadAsync(repository, from, to));

        Assert.Contains("fetch-depth: 0", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lake_is_not_run_where_the_lakefile_that_is_checked_out_is_not_the_bases()
    {
        using var repository = new GitFolder().Commit(History.Files(("lakefile.toml", "name = \"a\"\n"), ("Main.lean", Theorem)));
        var request = new GateRequest(repository.FullName, "main", "main");

        var before = await WorkingTreeCheck.ObjectionAsync(request, TestContext.Current.CancellationToken);
        File.WriteAllText(Path.Combine(repository.FullName, "lakefile.lean"), "-- the change's\n");
        var after = await WorkingTreeCheck.ObjectionAsync(request, TestContext.Current.CancellationToken);

        Assert.Null(before);
        Assert.Contains("lakefile.lean", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_that_git_ended_as_the_system_does_are_the_bases()
    {
        using var repository = new GitFolder().Commit(History.Files(("lakefile.toml", "name = \"a\"\nversion = \"1\"\n"), ("Main.lean", Theorem)));
        var (request, lakefile) = (new GateRequest(repository.FullName, "main", "main"), Path.Combine(repository.FullName, "lakefile.toml"));

        File.WriteAllText(lakefile, "name = \"a\"\r\nversion = \"1\"\r\n");
        var ended = await WorkingTreeCheck.ObjectionAsync(request, TestContext.Current.CancellationToken);
        File.WriteAllText(lakefile, "name = \"b\"\r\nversion = \"1\"\r\n");
        var edited = await WorkingTreeCheck.ObjectionAsync(request, TestContext.Current.CancellationToken);

        Assert.Null(ended);
        Assert.Contains("lakefile.toml", edited, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("include_str \"data/words.txt\"", "A/data/words.txt", "included-file A/data/words.txt")]
    [InlineData("include_str r\"../words.txt\"", "words.txt", "included-file words.txt")]
    [InlineData("include_bytes \"./data/../words.txt\"", "A/words.txt", "included-file A/words.txt")]
    [InlineData("include_str (\"..\" / \"words.txt\")", "words.txt", "included-file A/Main.lean")]
    [InlineData("include_str \"other.txt\"", "words.txt", "included-file A/Main.lean")]
    [InlineData("\"words.txt\"", "A/words.txt", null)]
    public async Task A_file_that_is_part_of_a_term_is_a_finding_where_it_was_changed(string term, string path, string? found)
    {
        var main = ("A/Main.lean", $"def words : String := {term}\n");
        using var repository = new GitFolder().Commit(History.Files(main, (path, "one\n"), ("Other.lean", Theorem)));
        repository.Commit(History.Files(main, (path, "two\n"), ("Other.lean", "-- changed\n" + Theorem)));
        repository.Commit(History.Files(main, (path, "two\n"), ("Other.lean", Theorem)));

        Assert.Equal(found, (await ReadAsync(repository, "HEAD~2", "HEAD")).Findings.Select(f => $"{f.Rule.Id} {f.Path}").SingleOrDefault());
        Assert.Empty((await ReadAsync(repository, "HEAD~1", "HEAD")).Findings);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Link.lean")]
    public async Task What_could_not_be_read_in_the_base_and_is_gone_is_found(string? replaced)
    {
        using var repository = new GitFolder().Commit(History.Files(("Main.lean", Theorem)));
        File.CreateSymbolicLink(Path.Combine(repository.FullName, "Link.lean"), "Main.lean");
        repository.CommitAll();
        repository.Commit(replaced is null ? History.Files(("Main.lean", Theorem)) : History.Files(("Main.lean", Theorem), (replaced, "theorem b : True := trivial\n")));

        var input = await ReadAsync(repository, "HEAD~1", "HEAD");

        Assert.Equal([(Rule.Removed, "Link.lean")], input.Findings.Select(f => (f.Rule, f.Path)));
    }

    private static Task<GateInput> ReadAsync(GitFolder repository, string from, string? to) =>
        GitInputReader.ReadAsync(new GateRequest(repository.FullName, from, to), TestContext.Current.CancellationToken);
}

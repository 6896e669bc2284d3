using System.Collections.Frozen;
using System.Text;
using CliWrap;
using CliWrap.Buffered;

namespace ProofRepair.Gate.Git;

/// <summary>
/// Reads objects of a repository, and nothing else: no checkout, so that no hook, filter, text conversion or other program that the repository
/// names is ever started, and no replacement of objects.
/// </summary>
internal sealed class GitRepository(string directory)
{
    private static readonly string[] s_settings =
    [
        "--no-replace-objects", "--no-optional-locks", "--literal-pathspecs", "--no-pager",
        "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c", "core.untrackedCache=false", "-c", "protocol.allow=never", "-c", "core.quotePath=false",
    ];

    private static readonly Dictionary<string, string?> s_environment = new(StringComparer.Ordinal)
    {
        ["GIT_TERMINAL_PROMPT"] = "0",
        ["GIT_NO_LAZY_FETCH"] = "1",
        ["GIT_OPTIONAL_LOCKS"] = "0",
        ["GIT_EXTERNAL_DIFF"] = null,
        ["LC_ALL"] = "C",
    };

    /// <summary>The folder inside the repository, with a slash at its end; empty at the top.</summary>
    public async Task<string> PrefixAsync(CancellationToken cancellationToken) =>
        await AskAsync(["rev-parse", "--show-prefix"], cancellationToken) is { } prefix
            ? prefix
            : throw new GitFailureException($"{directory} is not in a git repository (or not in one that git trusts: see `git config safe.directory`).");

    /// <summary>The commit's id; null when there is none of that name.</summary>
    public Task<string?> CommitAsync(string name, CancellationToken cancellationToken) =>
        name.StartsWith('-') ? Task.FromResult<string?>(null) : AskAsync(["rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}"], cancellationToken);

    /// <summary>Null when they have no commit in common. Where they have several best ones, which of them git would merge from is not for the gate to choose.</summary>
    public async Task<string?> MergeBaseAsync(string left, string right, CancellationToken cancellationToken) =>
        await AskAsync(["merge-base", "--all", left, right], cancellationToken) is var found && found?.Contains('\n', StringComparison.Ordinal) == true
            ? throw new GitFailureException($"{left} and {right} were merged crosswise: they have several last commits in common. Merge or rebase the change onto the base first.")
            : found;

    /// <summary>The tree that a commit of what is staged would have.</summary>
    public async Task<string> StagedTreeAsync(CancellationToken cancellationToken) =>
        await AskAsync(["write-tree"], cancellationToken) ?? throw new GitFailureException("What is staged makes no tree: are there files with conflicts? `git status` names them.");

    /// <summary>The id that a file's content would have, as it is.</summary>
    public Task<string?> HashAsync(string file, CancellationToken cancellationToken) => AskAsync(["hash-object", "--no-filters", "--", file], cancellationToken);

    public async Task<GitTree> TreeAsync(string treeish, CancellationToken cancellationToken)
    {
        var listed = await RunAsync(["ls-tree", "-r", "-z", "-l", "--full-tree", treeish], cancellationToken);
        if (listed.ExitCode != 0)
        {
            throw new GitFailureException($"The tree of {treeish} cannot be read: {Said(listed.StandardError)} In a shallow clone, fetch it first (`git fetch --unshallow`).");
        }

        var entries = listed.StandardOutput.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(Parse).ToList();
        return entries.Find(e => !TreePath.IsPlain(e.Path)) is { } odd
            ? throw new GitFailureException($"The tree of {treeish} has the path `{odd.Path}`, which git itself would refuse to check out: nobody's tools write such a tree. Look at it by hand.")
            : new GitTree(treeish, entries.ToFrozenDictionary(e => e.Path, StringComparer.Ordinal));
    }

    /// <summary>The contents of blobs by their ids.</summary>
    public async Task<IReadOnlyDictionary<string, byte[]>> ContentsAsync(IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.Distinct(StringComparer.Ordinal).ToList();
        if (wanted.Count == 0)
        {
            return new Dictionary<string, byte[]>();
        }

        using var output = new MemoryStream();
        var errors = new StringBuilder();
        var result = await Git(["cat-file", "--batch"])
            .WithStandardInputPipe(PipeSource.FromString(string.Join('\n', wanted) + "\n"))
            .WithStandardOutputPipe(PipeTarget.ToStream(output))
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(errors))
            .ExecuteAsync(cancellationToken);
        return result.ExitCode == 0
            ? BatchOutput.Read(output.ToArray())
            : throw new GitFailureException($"Contents of files cannot be read: {Said(errors.ToString())}");
    }

    /// <summary>One file of a tree; null where there is none.</summary>
    public async Task<string?> TextAsync(GitTree tree, string path, CancellationToken cancellationToken) =>
        tree.Find(path) is { IsFile: true } entry ? Encoding.UTF8.GetString((await ContentsAsync([entry.Id], cancellationToken))[entry.Id]) : null;

    /// <summary>Lines, 1-based, of the later file in each hunk of a diff as GitHub shows it; none where there is no diff.</summary>
    public async Task<IReadOnlyList<(int First, int Last)>> ShownLinesAsync(string from, string to, string path, CancellationToken cancellationToken)
    {
        var diff = await RunAsync(["diff-tree", "-p", "-r", "-U3", "--text", "--no-ext-diff", "--no-textconv", "--no-renames", from, to, "--", path], cancellationToken);
        return diff.ExitCode == 0 ? DiffHunks.Read(diff.StandardOutput) : [];
    }

    private static GitEntry Parse(string line)
    {
        // MODE SP TYPE SP ID SP* SIZE TAB PATH
        var tab = line.IndexOf('\t', StringComparison.Ordinal);
        var fields = line[..tab].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new GitEntry(line[(tab + 1)..], fields[0], fields[2], long.TryParse(fields[3], out var size) ? size : null);
    }

    /// <summary>The answer in one line; null when git has none.</summary>
    private async Task<string?> AskAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var result = await RunAsync(arguments, cancellationToken);
        return result.ExitCode == 0 ? result.StandardOutput.TrimEnd('\n') : null;
    }

    private async Task<BufferedCommandResult> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        try
        {
            return await Git(arguments).ExecuteBufferedAsync(new UTF8Encoding(false), cancellationToken);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new GitFailureException($"git does not run here ({e.Message}). Install it; the gate reads commits through it.");
        }
    }

    private Command Git(string[] arguments) => Cli.Wrap("git")
        .WithArguments([.. s_settings, .. arguments])
        .WithWorkingDirectory(directory)
        .WithEnvironmentVariables(s_environment)
        .WithValidation(CommandResultValidation.None);

    private static string Said(string errors) => errors.Trim().Split('\n')[0];
}

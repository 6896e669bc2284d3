using System.Diagnostics;

namespace ProofRepair.Gate.Tests;

/// <summary>A repository of real git in a temporary folder, which knows nothing of this machine's settings.</summary>
internal sealed class GitFolder : IDisposable
{
    public GitFolder() => Git("init", "-q", "-b", "main", ".");

    public string FullName { get; } = Directory.CreateTempSubdirectory("proofrepair-history-").FullName;

    /// <summary>The files of a commit, no others.</summary>
    public GitFolder Commit(IReadOnlyDictionary<string, byte[]> files, string message = "a commit")
    {
        foreach (var old in Directory.EnumerateFileSystemEntries(FullName).Where(f => Path.GetFileName(f) != ".git"))
        {
            if (Directory.Exists(old) && new DirectoryInfo(old).LinkTarget is null)
            {
                Directory.Delete(old, recursive: true);
            }
            else
            {
                File.Delete(old);
            }
        }

        foreach (var (path, content) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(FullName, path))!);
            File.WriteAllBytes(Path.Combine(FullName, path), content);
        }

        return CommitAll(message);
    }

    public GitFolder CommitAll(string message = "a commit")
    {
        Git("add", "-A", "-f");
        Git("commit", "-q", "--allow-empty", "-m", message);
        return this;
    }

    public string Git(params string[] arguments) => GitWith("", arguments);

    /// <param name="input">What git reads.</param>
    public string GitWith(string input, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-c", "user.name=A Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false", .. arguments])
        {
            WorkingDirectory = FullName,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        using var process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output.Result.Trim() : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {errors}");
    }

    public void Dispose()
    {
        foreach (var file in Directory.EnumerateFiles(FullName, "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        Directory.Delete(FullName, recursive: true);
    }
}

using System.Collections.Immutable;
using System.Text;
using ProofRepair.Gate.Findings;
using ProofRepair.Gate.Git;
using ProofRepair.Gate.Settings;
using ProofRepair.Pipeline.Files;

namespace ProofRepair.Gate.Sources;

/// <summary>Reads the Lean files of a tree.</summary>
internal static class SideReader
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="prefix">The project's folder in the repository, with a slash at its end.</param>
    public static async Task<ProjectSide> ReadAsync(GitRepository git, GitTree tree, string prefix, GateSettings settings, CancellationToken cancellationToken)
    {
        var lean = tree.Entries.Values.Where(e => PathRules.IsLean(e.Path, settings, prefix)).ToList();
        var readable = lean.Where(e => e.IsFile && e.Size <= LeanFile.LargestBytes).ToList();
        var contents = await git.ContentsAsync(readable.Select(e => e.Id), cancellationToken);
        return Of(
            readable.Select(e => (e.Path, contents[e.Id])),
            prefix,
            settings,
            lean.Except(readable).Select(e => e.IsFile
                ? new OddFile(e.Path, e.Id, Rule.NotText, $"It has {e.Size >> 20} MB; no Lean file of more than {LeanFile.LargestBytes >> 20} MB is read.")
                : new OddFile(e.Path, e.Id, Rule.NotAFile, e.IsLink ? "It is a symbolic link." : "It is a submodule.")));
    }

    public static ProjectSide Of(IEnumerable<(string Path, byte[] Content)> contents, string prefix, GateSettings settings, IEnumerable<OddFile>? furtherOdd = null)
    {
        var root = settings.Source.Length == 0 ? prefix : $"{prefix}{settings.Source}/";
        var files = new List<LeanSourceFile>();
        var odd = ImmutableArray.CreateBuilder<OddFile>();
        odd.AddRange(furtherOdd ?? []);
        foreach (var (path, content) in contents)
        {
            if (TextOf(content) is { } text)
            {
                var below = path.StartsWith(root, StringComparison.Ordinal) ? root : prefix;
                files.Add(LeanSourceFile.Of(path, path[below.Length..], text, content));
            }
            else
            {
                odd.Add(new OddFile(path, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content)), Rule.NotText, "It is no UTF-8 text."));
            }
        }

        return new ProjectSide(files, odd.ToImmutable());
    }

    private static string? TextOf(byte[] content)
    {
        try
        {
            return content.Contains((byte)0) ? null : s_strict.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}

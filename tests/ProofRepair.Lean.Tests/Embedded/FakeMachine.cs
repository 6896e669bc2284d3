using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using ProofRepair.Lean.Embedded;
using ProofRepair.Lean.Embedded.Installation;

namespace ProofRepair.Lean.Tests.Embedded;

/// <summary>A machine with its own cache, PATH and registry of two small packages.</summary>
internal sealed class FakeMachine : IDisposable
{
    private readonly byte[] _lean;
    private readonly byte[] _node = SyntheticPackage.Node();
    private readonly Dictionary<string, string?> _environment = new(StringComparer.Ordinal);

    public FakeMachine(byte[]? lean = null)
    {
        _lean = lean ?? SyntheticPackage.Lean();
        Directory.CreateDirectory(Folder.At("bin"));
        _environment["PATH"] = Folder.At("bin");
    }

    public ScratchFolder Folder { get; } = new();

    public string Cache => Folder.At("cache");

    public List<InstallProgress> Progress { get; } = [];

    public long FreeBytes { get; set; } = long.MaxValue;

    public string Platform { get; set; } = "test";

    public EmbeddedLock Lock => new(
    [
        new("lean-fake", "1.0.0", PackageRole.Lean, Hash(_lean), _lean.Length, 2000, 1000),
        new("node-fake", "2.0.0", PackageRole.Node, Hash(_node), _node.Length, 200, 100, "test", "bin/node"),
    ]);

    public string? Variable(string name) => _environment.GetValueOrDefault(name);

    public EmbeddedLean Embedded() => new(
        new EmbeddedPaths(Cache, Folder.At("driver")),
        TimeProvider.System,
        NullLogger.Instance,
        new InstallSetting(Lock, Platform, Variable, new Dictionary<string, string?>(StringComparer.Ordinal), _ => FreeBytes));

    public Task<InstallResult> InstallAsync() => Embedded().InstallAsync(new Recorder(Progress), Xunit.TestContext.Current.CancellationToken);

    /// <summary>The packages as files in PROOFREPAIR_NPM_DIR.</summary>
    public FakeMachine WithFolder()
    {
        _environment[NpmDownload.FolderVariable] = WriteRegistry();
        return this;
    }

    /// <summary>An npm that logs its calls and copies the package; <paramref name="before"/> is shell code that runs first.</summary>
    public FakeMachine WithNpm(string before = "")
    {
        var registry = WriteRegistry();
        Folder.WriteScript("bin/npm", $$"""
            PATH=/usr/bin:/bin
            echo "$@" >> '{{Folder.At("npm.log")}}'
            {{before}}
            name=$(echo "$2" | tr '@' '-')
            cp '{{registry}}'/"$name".tgz "$6"/
            """);
        return this;
    }

    public string[] NpmCalls() => File.Exists(Folder.At("npm.log")) ? File.ReadAllLines(Folder.At("npm.log")) : [];

    /// <summary>What an installation left in the cache.</summary>
    public string[] Left() => Directory.Exists(Folder.At("cache", "lean")) ? Directory.GetFileSystemEntries(Folder.At("cache", "lean")) : [];

    public void Dispose() => Folder.Dispose();

    private string WriteRegistry()
    {
        Directory.CreateDirectory(Folder.At("registry"));
        File.WriteAllBytes(Folder.At("registry", "lean-fake-1.0.0.tgz"), _lean);
        File.WriteAllBytes(Folder.At("registry", "node-fake-2.0.0.tgz"), _node);
        return Folder.At("registry");
    }

    private static string Hash(byte[] bytes) => "sha512-" + Convert.ToBase64String(SHA512.HashData(bytes));

    private sealed class Recorder(List<InstallProgress> list) : IProgress<InstallProgress>
    {
        public void Report(InstallProgress value)
        {
            lock (list)
            {
                list.Add(value);
            }
        }
    }
}

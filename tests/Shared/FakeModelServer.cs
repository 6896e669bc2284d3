using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace ProofRepair.Tests.Shared;

/// <summary>The scripted model server, running.</summary>
internal sealed class FakeModelServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly DirectoryInfo _folder;

    private FakeModelServer(Process process, DirectoryInfo folder, int port)
    {
        _process = process;
        _folder = folder;
        Endpoint = new Uri($"http://127.0.0.1:{port}/v1");
    }

    public Uri Endpoint { get; }

    /// <summary>The requests that the server received, in the order of their arrival.</summary>
    public IReadOnlyList<JsonNode> Requests
    {
        get
        {
            var log = LogOf(_folder);
            return File.Exists(log) ? [.. File.ReadAllLines(log).Select(l => JsonNode.Parse(l)!)] : [];
        }
    }

    public IReadOnlyList<JsonNode> Bodies => [.. Requests.Select(r => JsonNode.Parse(r["body"]!.GetValue<string>())!)];

    /// <summary>Starts it with steps as JSON objects, such as <c>{"kind":"ok"}</c>.</summary>
    public static async Task<FakeModelServer> StartAsync(params string[] steps)
    {
        var folder = Directory.CreateTempSubdirectory("proofrepair-fakemodel");
        var script = Path.Combine(folder.FullName, "script.json");
        await File.WriteAllTextAsync(script, $$"""{"steps":[{{string.Join(',', steps)}}]}""");
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "ProofRepair.FakeModel.dll"), script, LogOf(folder) },
        };
        var process = Process.Start(start)!;
        var port = int.Parse((await process.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
        return new FakeModelServer(process, folder, port);
    }

    /// <summary>Waits until the server has logged a request.</summary>
    public async Task WaitForRequestAsync(CancellationToken cancellationToken)
    {
        using var watcher = new FileSystemWatcher(_folder.FullName);
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        watcher.Created += (_, _) => seen.TrySetResult();
        watcher.Changed += (_, _) => seen.TrySetResult();
        watcher.EnableRaisingEvents = true;
        if (Requests.Count == 0)
        {
            await seen.Task.WaitAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static string LogOf(DirectoryInfo folder) => Path.Combine(folder.FullName, "requests.jsonl");
}

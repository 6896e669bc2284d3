using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;

namespace ProofRepair.Cli.Tests;

/// <summary>`proofrepair watch --json` as a process of its own, over a folder that tests save into.</summary>
internal sealed class WatchedProgram : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(4);

    private readonly Channel<JsonElement> _events = Channel.CreateUnbounded<JsonElement>();
    private readonly Channel<string> _errors = Channel.CreateUnbounded<string>();
    private readonly Process _process;
    private readonly Task _reading;

    private WatchedProgram(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(
            ReadAsync(process.StandardOutput, line => _events.Writer.TryWrite(JsonDocument.Parse(line).RootElement.Clone())),
            ReadAsync(process.StandardError, line => _errors.Writer.TryWrite(line)));
    }

    public int Id => _process.Id;

    /// <summary>Returns when it watches.</summary>
    public static async Task<WatchedProgram> StartAsync(string folder, IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        var program = new WatchedProgram(Process.Start(ProofRepairProgram.StartInfo(folder, environment, ["watch", "--json", "--learnt", "none", .. arguments]))!);
        await program.SaysAsync("Watching ");
        return program;
    }

    /// <summary>Reads what it says beside the results up to this.</summary>
    public async Task SaysAsync(string text)
    {
        using var patience = Patience();
        while (!(await _errors.Reader.ReadAsync(patience.Token)).Contains(text, StringComparison.Ordinal))
        {
        }
    }

    public async Task<JsonElement> NextAsync()
    {
        using var patience = Patience();
        return await _events.Reader.ReadAsync(patience.Token);
    }

    /// <summary>The next event, which must be of this kind and of this file.</summary>
    public async Task<JsonElement> NextAsync(string kind, string file)
    {
        var next = await NextAsync();
        Assert.Equal((kind, file), (Text(next, "event"), Text(next, "file")));
        return next;
    }

    /// <summary>Everything up to the first event of this kind, which is the last.</summary>
    public async Task<List<JsonElement>> UntilAsync(string kind)
    {
        var seen = new List<JsonElement>();
        do
        {
            seen.Add(await NextAsync());
        }
        while (Text(seen[^1], "event") != kind);
        return seen;
    }

    public static string? Text(JsonElement happened, string name) => happened.TryGetProperty(name, out var value) ? value.GetString() : null;

    public async Task<int> SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{Id}"]);
        using var patience = Patience();
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _reading;
        _process.Dispose();
    }

    private static async Task ReadAsync(StreamReader reader, Action<string> take)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            take(line);
        }
    }

    private static CancellationTokenSource Patience()
    {
        var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(s_patience);
        return patience;
    }
}

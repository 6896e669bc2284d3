using System.Diagnostics;
using Npgsql;

namespace ProofRepair.Store.Tests.Runs;

/// <summary>
/// A server of Debian's package, with data and socket in a temporary folder and no port. It ends when its standard input does, so that it is gone
/// whichever way the tests end.
/// </summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private const string Script = """
        set -e
        place=$(mktemp -d)
        "$1/initdb" -D "$place/data" -U proofrepair -A trust -E UTF8 --locale=C --no-sync > "$place/initdb.log" 2>&1 || { cat "$place/initdb.log" >&2; exit 1; }
        "$1/postgres" -D "$place/data" -k "$place" -c listen_addresses= -c fsync=off -c max_connections=200 -c shared_buffers=32MB < /dev/null > "$place/log" 2>&1 &
        echo "$place"
        cat > /dev/null
        kill -INT $!
        wait $! || true
        rm -rf "$place"
        """;

    private readonly Process _process;
    private readonly string _socket;

    private PostgresServer(Process process, string socket) => (_process, _socket) = (process, socket);

    /// <summary>Null where the package is not installed.</summary>
    public static async Task<PostgresServer?> StartAsync()
    {
        const string Versions = "/usr/lib/postgresql";
        var programs = Directory.Exists(Versions)
            ? Directory.GetDirectories(Versions).Select(v => Path.Combine(v, "bin")).Where(b => File.Exists(Path.Combine(b, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault()
            : null;
        if (programs is null)
        {
            return null;
        }

        // The server refuses to be root's.
        string[] asOther = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--"] : [];
        string[] command = [.. asOther, "bash", "-c", Script, "bash", programs];
        var process = Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = "/",
        })!;
        var socket = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("the PostgreSQL server did not start");
        var server = new PostgresServer(process, socket);
        await server.WaitAsync();
        return server;
    }

    public string ConnectionTo(string database) => $"Host={_socket};Username=proofrepair;Database={database};Include Error Detail=true";

    public async Task ExecuteAsync(string sql, string database = "postgres")
    {
        await using var source = NpgsqlDataSource.Create(ConnectionTo(database) + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task WaitAsync()
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await ExecuteAsync("SELECT 1");
                return;
            }
            catch (NpgsqlException) when (tries < 300)
            {
                await Task.Delay(100);
            }
        }
    }
}

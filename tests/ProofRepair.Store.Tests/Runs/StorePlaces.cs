using Microsoft.Data.Sqlite;
using ProofRepair.Store.Databases;
using ProofRepair.Store.Runs;

[assembly: AssemblyFixture(typeof(ProofRepair.Store.Tests.Runs.StorePlaces))]

namespace ProofRepair.Store.Tests.Runs;

public enum Backend
{
    Sqlite,
    Postgres,
}

/// <summary>Gives every test a file or a database of its own; the server starts with the first test that needs it.</summary>
public sealed class StorePlaces : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("proofrepair-runs-");
    private readonly Lazy<Task<PostgresServer?>> _server = new(PostgresServer.StartAsync);
    private int _count;

    public static TheoryData<Backend> Both => [Backend.Sqlite, Backend.Postgres];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public string NewFile() => Path.Combine(_folder.FullName, $"new folder {Interlocked.Increment(ref _count)}", "runs.db");

    /// <summary>A location that holds nothing yet.</summary>
    public async Task<string> NewAsync(Backend backend)
    {
        if (backend == Backend.Sqlite)
        {
            return NewFile();
        }

        var server = await ServerAsync();
        var name = $"test_{Interlocked.Increment(ref _count)}";
        await server.ExecuteAsync($"CREATE DATABASE {name}");
        return server.ConnectionTo(name);
    }

    public static async Task<RunStore> OpenAsync(string location)
    {
        var (store, problem) = await RunStore.OpenAsync(location, TimeProvider.System, Token);
        Assert.Null(problem);
        return store!;
    }

    internal static async Task<IDatabase> DatabaseAsync(string location) =>
        await RunStore.DatabaseAtAsync(StoreLocation.Of(location).Location!, TimeProvider.System, Token);

    /// <summary>As somebody else who has the database open.</summary>
    public static async Task ExecuteAsync(string location, string sql)
    {
        await using var database = await DatabaseAsync(location);
        await database.WriteAsync(session => session.ExecuteAsync(sql), Token);
    }

    public static void ExecuteOnFile(string path, string sql)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public async ValueTask DisposeAsync()
    {
        if (_server.IsValueCreated && await _server.Value is { } server)
        {
            await server.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    internal async Task<PostgresServer> ServerAsync()
    {
        var server = await _server.Value;
        Assert.SkipWhen(server is null, "no PostgreSQL server is installed: apt-get install postgresql");
        return server!;
    }
}

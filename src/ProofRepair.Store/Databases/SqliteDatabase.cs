using Microsoft.Data.Sqlite;

namespace ProofRepair.Store.Databases;

/// <summary>One file with one connection; several processes may have it open at once.</summary>
internal sealed class SqliteDatabase : IDatabase
{
    private const int LockSeconds = 30;
    private const int NotADatabase = 26;

    private readonly SemaphoreSlim _gate = new(1);
    private readonly SqliteConnection _connection;

    public SqliteDatabase(SqliteConnection connection) => _connection = connection;

    public string TableNames => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";

    public static Task<SqliteDatabase> OpenAsync(string path, CancellationToken cancellationToken) => Faults.GuardAsync(async () =>
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? path);

        // Unpooled, so that the file is let go of when the store is.
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = LockSeconds, Pooling = false, ForeignKeys = true }.ToString());
        try
        {
            await connection.OpenAsync(cancellationToken);
            Prepare(connection);
            return new SqliteDatabase(connection);
        }
        catch (SqliteException e) when (e.SqliteErrorCode == NotADatabase)
        {
            await connection.DisposeAsync();
            throw new StoreException("it is no SQLite file", e);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    });

    /// <summary>Nothing to do: a transaction that writes is the only one from its beginning.</summary>
    public Task LockSchemaAsync(Session session) => Task.CompletedTask;

    public Task<T> ReadAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellationToken) => InTransactionAsync(deferred: true, work, cancellationToken);

    public Task<T> WriteAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellationToken) => InTransactionAsync(deferred: false, work, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _gate.WaitAsync();
        await _connection.DisposeAsync();
        _gate.Dispose();
    }

    private static void Prepare(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();

        // Of WAL's settings only FULL has a commit on the disk when it returns: https://sqlite.org/pragma.html#pragma_synchronous
        command.CommandText = "PRAGMA synchronous = FULL; SELECT COUNT(*) FROM sqlite_master;";

        // The mode is written into the file, and a file of something else stays as it is.
        if (command.ExecuteScalar() is 0L)
        {
            command.CommandText = "PRAGMA journal_mode = WAL;";
            command.ExecuteNonQuery();
        }
    }

    private async Task<T> InTransactionAsync<T>(bool deferred, Func<Session, Task<T>> work, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return await Faults.GuardAsync(async () =>
            {
                await using var transaction = _connection.BeginTransaction(deferred);
                var result = await work(new Session(_connection, transaction, cancellationToken));
                await transaction.CommitAsync(CancellationToken.None);
                return result;
            });
        }
        finally
        {
            _gate.Release();
        }
    }
}

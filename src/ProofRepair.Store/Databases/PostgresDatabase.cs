using System.Data;
using System.Data.Common;
using Npgsql;
using Polly;
using Polly.Retry;

namespace ProofRepair.Store.Databases;

/// <summary>A schema of a PostgreSQL database: that of the connection string's search path, else <c>proofrepair</c>; made where there is none. On the
/// disk is what the server's <c>synchronous_commit</c> has there.</summary>
internal sealed class PostgresDatabase : IDatabase
{
    private const string DefaultSchema = "proofrepair";

    // Any number, the same in all processes of this program.
    private const long SchemaLock = 0x50726f6f66526570;

    private readonly NpgsqlDataSource _source;
    private readonly string _schema;
    private readonly ResiliencePipeline _retries;

    private PostgresDatabase(NpgsqlDataSource source, string schema, TimeProvider time)
    {
        (_source, _schema) = (source, schema);

        // Half a minute in all: a server that starts anew must not end a run of hours.
        _retries = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = 8,
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromMilliseconds(200),
                MaxDelay = TimeSpan.FromSeconds(10),
                ShouldHandle = new PredicateBuilder().Handle<DbException>(e => e.IsTransient),
            })
            .Build();
    }

    public string TableNames => "SELECT table_name::text FROM information_schema.tables WHERE table_schema = current_schema()";

    public static Task<PostgresDatabase> OpenAsync(string connectionString, TimeProvider time, CancellationToken cancellationToken) => Faults.GuardAsync(async () =>
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        builder.SearchPath ??= DefaultSchema;
        var source = NpgsqlDataSource.Create(builder);
        try
        {
            // Once without trying again: an address that is wrong is said to be at once.
            await (await source.OpenConnectionAsync(cancellationToken)).DisposeAsync();
            return new PostgresDatabase(source, builder.SearchPath.Split(',')[0].Trim(), time);
        }
        catch
        {
            await source.DisposeAsync();
            throw;
        }
    });

    public async Task LockSchemaAsync(Session session)
    {
        await session.ExecuteAsync("SELECT pg_advisory_xact_lock(@lock)", ("lock", SchemaLock));
        if (!(await session.QueryAsync("SELECT 1 WHERE current_schema() IS NULL", _ => 1)).IsEmpty)
        {
            await session.ExecuteAsync($"CREATE SCHEMA {_schema}");
        }
    }

    public Task<T> ReadAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellationToken) =>
        InTransactionAsync(IsolationLevel.RepeatableRead, work, cancellationToken);

    public Task<T> WriteAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellationToken) =>
        InTransactionAsync(IsolationLevel.ReadCommitted, work, cancellationToken);

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private Task<T> InTransactionAsync<T>(IsolationLevel isolation, Func<Session, Task<T>> work, CancellationToken cancellationToken) =>
        Faults.GuardAsync(() => _retries.ExecuteAsync(
            async token =>
            {
                await using var connection = await _source.OpenConnectionAsync(token);
                await using var transaction = await connection.BeginTransactionAsync(isolation, token);
                var result = await work(new Session(connection, transaction, token));
                await transaction.CommitAsync(CancellationToken.None);
                return result;
            },
            cancellationToken).AsTask());
}

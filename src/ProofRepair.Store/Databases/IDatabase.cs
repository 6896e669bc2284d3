namespace ProofRepair.Store.Databases;

/// <summary>What SQLite and PostgreSQL do differently; the SQL of the rows is the same. Both methods throw <see cref="StoreException"/> for whatever the database says.</summary>
internal interface IDatabase : IAsyncDisposable
{
    /// <summary>A query for the names of the tables where the store keeps its own.</summary>
    string TableNames { get; }

    /// <summary>Until the transaction ends nobody else changes the tables.</summary>
    Task LockSchemaAsync(Session session);

    /// <summary>Sees one moment of the store, whatever others write.</summary>
    Task<T> ReadAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>
    /// All of it or nothing, and on the disk when it returns. <paramref name="work"/> may run again after a connection broke, also when the first
    /// time went through unnoticed: it must change nothing then.
    /// </summary>
    Task<T> WriteAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellationToken);
}

using ProofRepair.Store.Databases;

namespace ProofRepair.Store.Migrations;

/// <summary>Brings the tables to the version that is known here, each step in a transaction of its own, whoever else begins at the same moment.</summary>
internal static class Migrator
{
    public static async Task ApplyAsync(IDatabase database, SchemaSteps schema, CancellationToken cancellationToken)
    {
        while (await database.WriteAsync(session => StepAsync(database, session, schema), cancellationToken))
        {
        }
    }

    /// <summary>False when there was none left to make.</summary>
    private static async Task<bool> StepAsync(IDatabase database, Session session, SchemaSteps schema)
    {
        await database.LockSchemaAsync(session);
        var tables = await session.QueryAsync(database.TableNames, row => row.GetString(0));
        var version = tables.Contains("version")
            ? (await session.QueryAsync("SELECT MAX(number) FROM version", row => row.IsDBNull(0) ? (long?)null : row.GetInt64(0)))[0]
            : null;
        if (schema.RefusalOf(tables, version) is { } refusal)
        {
            throw new StoreException(refusal);
        }

        if (version == schema.Version)
        {
            return false;
        }

        await session.ExecuteAsync(schema.Steps[(int)(version ?? 0)]);
        await session.ExecuteAsync(version is null ? "CREATE TABLE version (number BIGINT NOT NULL); INSERT INTO version VALUES (1);" : "UPDATE version SET number = number + 1");
        return true;
    }
}

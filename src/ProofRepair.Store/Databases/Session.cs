using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Text;

namespace ProofRepair.Store.Databases;

/// <summary>SQL inside one transaction. Parameters are written <c>@name</c>; integers are read as <see cref="long"/>.</summary>
internal sealed class Session(DbConnection connection, DbTransaction transaction, CancellationToken cancellationToken)
{
    // SQLite takes 32,766 parameters in a statement, PostgreSQL 65,535.
    private const int MaxParameters = 8_000;

    /// <summary>The number of rows that changed.</summary>
    public async Task<int> ExecuteAsync(string sql, params (string Name, object? Value)[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<ImmutableArray<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> read, params (string Name, object? Value)[] values)
    {
        await using var command = Command(sql, values);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = ImmutableArray.CreateBuilder<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows.ToImmutable();
    }

    /// <summary>Many rows to a statement. <paramref name="columns"/> are names with commas between; no two rows may have the same key.</summary>
    public async Task<int> InsertAsync(string table, string columns, IEnumerable<object?[]> rows, string onConflict = "")
    {
        var changed = 0;
        foreach (var chunk in rows.Chunk(MaxParameters / columns.Split(',').Length))
        {
            var sql = new StringBuilder($"INSERT INTO {table} ({columns}) VALUES ");
            sql.AppendJoin(", ", chunk.Select((row, r) => $"({string.Join(", ", row.Select((_, c) => $"@v{r}_{c}"))})"));
            changed += await ExecuteAsync(
                $"{sql} {onConflict}",
                [.. chunk.SelectMany((row, r) => row.Select((value, c) => ($"v{r}_{c}", value)))]);
        }

        return changed;
    }

    private DbCommand Command(string sql, (string Name, object? Value)[] values)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value switch
            {
                null => DBNull.Value,
                string text => StorableText.Of(text),
                int number => (long)number,
                DateTimeOffset time => time.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
                _ => value,
            };
            command.Parameters.Add(parameter);
        }

        return command;
    }
}

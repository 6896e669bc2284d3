using System.Text.RegularExpressions;
using Npgsql;

namespace ProofRepair.Store.Databases;

/// <summary>Where a store is, as the user named it: a file, or a PostgreSQL database by an address or a connection string.</summary>
internal abstract partial record StoreLocation
{
    private StoreLocation()
    {
    }

    /// <summary>For messages: without a password.</summary>
    public abstract string Shown { get; }

    /// <summary>Null with a reason when it cannot be one.</summary>
    public static (StoreLocation? Location, string? Problem) Of(string text)
    {
        try
        {
            if (PostgresAddress().IsMatch(text))
            {
                return (new Postgres(FromAddress(new Uri(text)).ConnectionString), null);
            }

            return HostKey().IsMatch(text)
                ? (new Postgres(new NpgsqlConnectionStringBuilder(text).ConnectionString), null)
                : (new SqliteFile(Path.GetFullPath(text)), null);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or NotSupportedException)
        {
            return (null, $"a store is a file, postgres://user@host/database, or Host=…;Database=…: {e.Message}");
        }
    }

    private static NpgsqlConnectionStringBuilder FromAddress(Uri address)
    {
        var builder = new NpgsqlConnectionStringBuilder();
        var (user, password) = address.UserInfo.Split(':', 2) is [var u, var p] ? (u, p) : (address.UserInfo, "");
        Set("Host", address.Host);
        Set("Username", user);
        Set("Password", password);
        Set("Database", address.AbsolutePath.TrimStart('/'));
        if (address.Port > 0)
        {
            builder.Port = address.Port;
        }

        foreach (var option in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            // libpq's names, with which such addresses are written: sslmode=verify-full, application_name, connect_timeout.
            var (name, value) = option.Split('=', 2) is [var n, var v] ? (n, v) : (option, "");
            Set(name == "connect_timeout" ? "Timeout" : name.Replace('_', ' '), name == "sslmode" ? value.Replace("-", "", StringComparison.Ordinal) : value);
        }

        return builder;

        void Set(string name, string value)
        {
            if (value.Length > 0)
            {
                builder[name] = Uri.UnescapeDataString(value);
            }
        }
    }

    [GeneratedRegex("^postgres(ql)?://", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PostgresAddress();

    [GeneratedRegex(@"(^|;)\s*(host|server)\s*=", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex HostKey();

    public sealed record SqliteFile(string Path) : StoreLocation
    {
        public override string Shown => Path;
    }

    public sealed record Postgres(string ConnectionString) : StoreLocation
    {
        public override string Shown => new NpgsqlConnectionStringBuilder(ConnectionString) is var b ? $"PostgreSQL database {b.Database ?? b.Username} at {b.Host}" : "";
    }
}

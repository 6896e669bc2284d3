using ProofRepair.Store.Databases;
using ProofRepair.Store.Migrations;

namespace ProofRepair.Store.Tests.Runs;

public class MigratorTests(StorePlaces places)
{
    private const string First = "CREATE TABLE thing (name TEXT NOT NULL)";
    private const string Second = "ALTER TABLE thing ADD COLUMN size BIGINT NOT NULL DEFAULT 7; CREATE TABLE other (x BIGINT);";

    private static readonly SchemaSteps s_old = new([First], ["thing"]);
    private static readonly SchemaSteps s_new = new([First, Second], ["thing"]);

    public static TheoryData<Backend> Both => StorePlaces.Both;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Both))]
    public async Task An_old_store_is_brought_to_the_new_version_with_what_is_in_it(Backend backend)
    {
        await using var database = await StorePlaces.DatabaseAsync(await places.NewAsync(backend));
        await Migrator.ApplyAsync(database, s_old, Token);
        await database.WriteAsync(s => s.ExecuteAsync("INSERT INTO thing (name) VALUES ('kept')"), Token);
        await Migrator.ApplyAsync(database, s_new, Token);
        await Migrator.ApplyAsync(database, s_new, Token);
        Assert.Equal([("kept", 7)], await ThingsAsync(database));
        Assert.Contains("newer", (await Assert.ThrowsAsync<StoreException>(() => Migrator.ApplyAsync(database, s_old, Token))).Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_step_that_fails_leaves_the_version_before_it(Backend backend)
    {
        await using var database = await StorePlaces.DatabaseAsync(await places.NewAsync(backend));
        var broken = s_old with { Steps = [First, Second + " INSERT INTO nowhere VALUES (1);"] };
        await Assert.ThrowsAsync<StoreException>(() => Migrator.ApplyAsync(database, broken, Token));
        await database.WriteAsync(s => s.ExecuteAsync("INSERT INTO thing (name) VALUES ('kept')"), Token);
        await Migrator.ApplyAsync(database, s_new, Token);
        Assert.Equal([("kept", 7)], await ThingsAsync(database));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Of_many_that_begin_at_once_each_step_is_made_by_one(Backend backend)
    {
        var location = await places.NewAsync(backend);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(
            async () =>
            {
                await using var database = await StorePlaces.DatabaseAsync(location);
                await Migrator.ApplyAsync(database, s_new, Token);
            },
            Token)));
        await using var last = await StorePlaces.DatabaseAsync(location);
        Assert.Equal([2], await last.ReadAsync(s => s.QueryAsync("SELECT number FROM version", row => row.GetInt64(0)), Token));
        Assert.Empty(await ThingsAsync(last));
    }

    private static async Task<IEnumerable<(string Name, long Size)>> ThingsAsync(IDatabase database) =>
        await database.ReadAsync(s => s.QueryAsync("SELECT name, size FROM thing", row => (row.GetString(0), row.GetInt64(1))), Token);
}

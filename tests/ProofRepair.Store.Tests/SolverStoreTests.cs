using Microsoft.Data.Sqlite;

namespace ProofRepair.Store.Tests;

public sealed class SolverStoreTests : IDisposable
{
    private static readonly SolverKey s_key = new("4.28.0", "core 1", "abc");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("proofrepair-store-");

    private string Place => Path.Combine(_folder.FullName, "new folder", "solvers.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void What_closed_a_goal_is_found_by_the_next_run()
    {
        using (var store = SolverStore.Open(Place))
        {
            store.KeepTactic("goal", s_key, "omega");
        }

        using var again = SolverStore.Open(Place);
        Assert.Equal("omega", again.FindTactic("goal", s_key));
        Assert.Null(again.FindTactic("another", s_key));
    }

    [Fact]
    public void The_own_Lean_and_definitions_come_before_others_which_are_better_than_nothing()
    {
        using var store = SolverStore.Open(Place);
        store.KeepTactic("goal", s_key with { Lean = "4.9.0" }, "of another Lean");
        Assert.Equal("of another Lean", store.FindTactic("goal", s_key));
        store.KeepTactic("goal", s_key with { Definitions = "xyz" }, "under other definitions");
        Assert.Equal("under other definitions", store.FindTactic("goal", s_key));
        store.KeepTactic("goal", s_key, "old");
        store.KeepTactic("goal", s_key, "new");
        Assert.Equal("new", store.FindTactic("goal", s_key));
    }

    [Fact]
    public void Tallies_add_up_over_runs_and_are_kept_apart_by_Lean_portfolio_and_class()
    {
        for (var run = 0; run < 3; run++)
        {
            using var store = SolverStore.Open(Place);
            store.Add("4.28.0", "core 1", [new TallyRow("=", "omega", 1, 2, 0.5), new TallyRow("≤", "omega", 7, 0, 1)]);
        }

        using var last = SolverStore.Open(Place);
        Assert.Equal([new TallyRow("=", "omega", 3, 6, 1.5)], last.TalliesOf("4.28.0", "core 1", "="));
        Assert.Empty(last.TalliesOf("4.29.0", "core 1", "="));
        Assert.Empty(last.TalliesOf("4.28.0", "core 2", "="));
    }

    [Fact]
    public async Task Several_that_write_at_once_lose_nothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(
            () =>
            {
                using var store = SolverStore.Open(Place);
                for (var i = 0; i < 25; i++)
                {
                    store.Add("4.28.0", "core 1", [new TallyRow("=", "omega", 1, 0, 1)]);
                    store.KeepTactic($"goal {i}", s_key, "omega");
                }
            },
            TestContext.Current.CancellationToken)));

        using var last = SolverStore.Open(Place);
        Assert.Equal([new TallyRow("=", "omega", 100, 0, 100)], last.TalliesOf("4.28.0", "core 1", "="));
    }

    [Fact]
    public void A_file_that_is_no_store_is_said_to_be_none_and_stays_as_it_is()
    {
        var text = string.Concat(Enumerable.Repeat("this is no database\n", 100));
        File.WriteAllText(Path.Combine(_folder.FullName, "a"), text);
        Assert.Throws<StoreException>(() => SolverStore.Open(Path.Combine(_folder.FullName, "a")));
        Assert.Equal(text, File.ReadAllText(Path.Combine(_folder.FullName, "a")));
        Assert.Throws<StoreException>(() => SolverStore.Open(_folder.FullName));
        Assert.Throws<StoreException>(() => SolverStore.Open(Path.Combine(_folder.FullName, "a", "b")));
    }

    [Theory]
    [InlineData("CREATE TABLE other (x)")]
    [InlineData("CREATE TABLE version (number); CREATE TABLE tally (x); CREATE TABLE closed_goal (x); INSERT INTO version VALUES (99)")]
    [InlineData("CREATE TABLE version (number); CREATE TABLE tally (x); CREATE TABLE closed_goal (x)")]
    public void A_database_of_something_else_or_of_a_newer_program_is_left_alone(string sql)
    {
        var path = Path.Combine(_folder.FullName, "other.db");
        Execute(path, sql);
        Assert.Throws<StoreException>(() => SolverStore.Open(path));
    }

    [Fact]
    public void A_file_that_stays_locked_is_an_exception_of_the_stores_own()
    {
        using var store = SolverStore.Open(Place);
        using var other = new SqliteConnection($"Data Source={Place};Pooling=False");
        other.Open();
        using var transaction = other.BeginTransaction(deferred: false);
        Assert.Throws<StoreException>(() => store.KeepTactic("goal", s_key, "omega"));
    }

    private static void Execute(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

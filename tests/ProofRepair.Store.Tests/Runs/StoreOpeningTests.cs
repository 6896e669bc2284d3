using ProofRepair.Store.Databases;
using ProofRepair.Store.Runs;

namespace ProofRepair.Store.Tests.Runs;

public class StoreOpeningTests(StorePlaces places)
{
    public static TheoryData<Backend> Both => StorePlaces.Both;

    [Fact]
    public async Task A_file_that_is_no_store_is_said_to_be_none_and_stays_as_it_is()
    {
        var file = places.NewFile();
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var text = string.Concat(Enumerable.Repeat("this is no database\n", 100));
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        Assert.Contains("no SQLite file", await ProblemAsync(file), StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Contains("cannot be used", await ProblemAsync(Path.GetDirectoryName(file)!), StringComparison.Ordinal);
        Assert.Contains("cannot be used", await ProblemAsync(Path.Combine(file, "below a file")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_something_else_stays_as_it_is()
    {
        var (foreign, solvers) = (places.NewFile(), places.NewFile());
        StorePlaces.ExecuteOnFile(foreign, "CREATE TABLE version (number); INSERT INTO version VALUES (1)");
        SolverStore.Open(solvers).Dispose();
        foreach (var file in (string[])[foreign, solvers])
        {
            var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            Assert.Contains("a database of something else", await ProblemAsync(file), StringComparison.Ordinal);
            Assert.Equal(bytes, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_store_of_a_newer_program_is_refused(Backend backend)
    {
        var location = await places.NewAsync(backend);
        await (await StorePlaces.OpenAsync(location)).DisposeAsync();
        await StorePlaces.ExecuteAsync(location, "UPDATE version SET number = 99");
        Assert.Contains("newer version of this program (tables 99, known here 1)", await ProblemAsync(location), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Tables_of_others_in_its_place_are_refused(Backend backend)
    {
        var location = await places.NewAsync(backend);
        await StorePlaces.ExecuteAsync(location, backend == Backend.Sqlite ? "CREATE TABLE other (x BIGINT)" : "CREATE SCHEMA proofrepair CREATE TABLE other (x BIGINT)");
        Assert.Contains("a database of something else", await ProblemAsync(location), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_PostgreSQL_tables_of_others_beside_its_schema_do_not_matter_and_the_user_may_name_the_schema()
    {
        var location = await places.NewAsync(Backend.Postgres);
        await StorePlaces.ExecuteAsync(location, "CREATE TABLE public.run (x BIGINT)");
        await (await StorePlaces.OpenAsync(location)).DisposeAsync();
        await (await StorePlaces.OpenAsync(location + ";Search Path=MyRuns")).DisposeAsync();
        await StorePlaces.ExecuteAsync(location, "SELECT id FROM proofrepair.run; SELECT id FROM myruns.run");
    }

    [Theory]
    [InlineData("postgres://somebody:secret@127.0.0.1:1/runs", "PostgreSQL database runs at 127.0.0.1")]
    [InlineData("Host=127.0.0.1;Port=1;Username=somebody;Password=secret;Database=runs", "PostgreSQL database runs at 127.0.0.1")]
    [InlineData("postgres://somebody:secret@127.0.0.1/runs?colour=red", "postgres://user@host/database")]
    [InlineData("Host=127.0.0.1;Colour=red;Password=secret", "Host=…;Database=…")]
    public async Task A_server_that_cannot_be_reached_is_said_to_be_so_without_the_password(string location, string said)
    {
        var problem = await ProblemAsync(location);
        Assert.Contains(said, problem, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgres://me:p%40ss@db:5433/runs?sslmode=verify-full&connect_timeout=3", "Host=db;Username=me;Password=p@ss;Database=runs;Port=5433;SSL Mode=VerifyFull;Timeout=3")]
    [InlineData("postgresql:///runs?host=/tmp/socket", "Host=/tmp/socket;Database=runs")]
    [InlineData("server=db;database=runs", "Host=db;Database=runs")]
    public void Addresses_are_connection_strings(string address, string expected)
    {
        var postgres = Assert.IsType<StoreLocation.Postgres>(StoreLocation.Of(address).Location);
        var (are, should) = (new Npgsql.NpgsqlConnectionStringBuilder(postgres.ConnectionString), new Npgsql.NpgsqlConnectionStringBuilder(expected));
        Assert.True(should.EquivalentTo(are), postgres.ConnectionString);
    }

    [Theory]
    [InlineData("runs.db")]
    [InlineData("postgres.db")]
    [InlineData("file:runs?mode=memory")]
    [InlineData(":memory:")]
    public void All_else_is_a_file(string path) =>
        Assert.Equal(new StoreLocation.SqliteFile(Path.GetFullPath(path)), StoreLocation.Of(path).Location);

    private static async Task<string> ProblemAsync(string location)
    {
        var (store, problem) = await RunStore.OpenAsync(location, TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.Null(store);
        return problem!;
    }
}

using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Solving.Learning;
using ProofRepair.Worker;

namespace ProofRepair.Store.Tests;

public sealed class StoredSolverMemoryTests : IDisposable
{
    private static readonly Goal s_goal = GoalParser.Parse("x : Nat\n⊢ x = x")[0];
    private static readonly GoalClass s_class = GoalClass.Of(s_goal);
    private static readonly SolverScope s_scope = SolverScope.Of(LeanHeader.Empty);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("proofrepair-memory-");
    private readonly List<string> _warnings = [];

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void What_one_run_learns_the_next_one_knows()
    {
        using (var memory = Open())
        {
            memory.KeepTactic(s_goal, s_scope, "rfl");
            memory.Count("core", [Trial(true), Trial(false), Trial(false)]);
        }

        using var next = Open();
        Assert.Equal("rfl", next.FindTactic(s_goal, s_scope));
        Assert.Equal(new TacticTally(1, 2, 1.5), next.TalliesOf(s_class, "core")["omega"]);
        Assert.Empty(_warnings);
    }

    [Fact]
    public void A_tactic_comes_back_in_the_names_of_the_goal_that_asks()
    {
        using (var memory = Open())
        {
            memory.KeepTactic(s_goal, s_scope, "exact Eq.refl x");
        }

        using var next = Open();
        Assert.Equal("exact Eq.refl y", next.FindTactic(GoalParser.Parse("y : Nat\n⊢ y = y")[0], s_scope));
    }

    [Fact]
    public void What_an_older_program_kept_is_read()
    {
        using (var store = SolverStore.Open(Path.Combine(_folder.FullName, "solvers.db")))
        {
            store.KeepTactic(GoalHash.Of(s_goal), new SolverKey("4.28.0", s_scope.Portfolio, s_scope.Definitions), "exact Eq.refl x");
        }

        using var next = Open();
        Assert.Equal("exact Eq.refl x", next.FindTactic(s_goal, s_scope));
    }

    [Fact]
    public void Two_at_once_see_what_the_other_learns()
    {
        using var one = Open();
        using var other = Open();
        one.Count("core", [Trial(true)]);
        other.Count("core", [Trial(true)]);
        Assert.Equal(2, one.TalliesOf(s_class, "core")["omega"].Closed);
    }

    [Fact]
    public void When_the_file_fails_the_run_goes_on_with_what_it_learnt_and_says_so_once()
    {
        var store = SolverStore.Open(Path.Combine(_folder.FullName, "solvers.db"));
        using var memory = new StoredSolverMemory(store, "4.28.0", _warnings.Add);
        memory.KeepTactic(s_goal, s_scope, "rfl");
        memory.Count("core", [Trial(true)]);
        store.Dispose();

        memory.Count("core", [Trial(true)]);
        Assert.Equal("rfl", memory.FindTactic(s_goal, s_scope));
        Assert.Equal(2, memory.TalliesOf(s_class, "core")["omega"].Closed);
        Assert.Single(_warnings);
    }

    private StoredSolverMemory Open() => new(SolverStore.Open(Path.Combine(_folder.FullName, "solvers.db")), "4.28.0", _warnings.Add);

    private static TacticTrial Trial(bool closed) => new(s_class, "omega", closed, TimeSpan.FromSeconds(0.5));
}

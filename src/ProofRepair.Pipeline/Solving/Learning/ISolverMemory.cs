using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline.Goals;

namespace ProofRepair.Pipeline.Solving.Learning;

/// <summary>Under what a tactic closed a goal, besides the Lean: another portfolio or other definitions make it less likely that it does again.</summary>
public sealed record SolverScope(string Portfolio, string Definitions)
{
    public static SolverScope Of(LeanHeader header) =>
        new(SolverPortfolios.VersionFor(header), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(header.Text)))[..16]);
}

/// <summary>
/// What solvers learn: the tactics that closed goals, and how families of tactics fare on classes of goals. Shared by all problems of a run, side by
/// side; it may outlive the run. All that it says is a hint: what it remembers is checked by Lean like any other tactic.
/// </summary>
public interface ISolverMemory
{
    /// <summary>What closed a goal that differs in names only, in the names of this one: under this scope, or else under any.</summary>
    string? FindTactic(Goal goal, SolverScope scope);

    void KeepTactic(Goal goal, SolverScope scope, string tactic);

    /// <summary>By family. Families that were never tried on the class are left out.</summary>
    ImmutableDictionary<string, TacticTally> TalliesOf(GoalClass goalClass, string portfolio);

    void Count(string portfolio, IReadOnlyCollection<TacticTrial> trials);
}

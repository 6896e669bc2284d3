using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline.Goals;

namespace ProofRepair.Pipeline.Solving;

/// <summary>The portfolio that a header offers the tactics for.</summary>
public delegate IEnumerable<SolverTactic> SolverPortfolio(Goal goal, PortfolioContext context);

public static class SolverPortfolios
{
    // To be raised when what a family's name stands for changes so much that what was learnt of it misleads.
    private const int Version = 1;

    public static SolverPortfolio For(LeanHeader header) => IsMathlib(header) ? MathlibPortfolio.For : CorePortfolio.For;

    /// <summary>What was learnt of one is of no use for the other.</summary>
    public static string VersionFor(LeanHeader header) => $"{(IsMathlib(header) ? "mathlib" : "core")} {Version}";

    internal static bool IsMathlib(LeanHeader header) => header.Text.Split('\n').Any(ImportsMathlib);

    private static bool ImportsMathlib(string line)
    {
        var words = line.Split((char[])[' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
        var import = Array.IndexOf(words, "import");
        // `public import Mathlib.X`, `import Mathlib`: only modifiers stand before.
        return import is >= 0 and <= 2 && words.Skip(import + 1).Any(w => w == "Mathlib" || w.StartsWith("Mathlib.", StringComparison.Ordinal));
    }
}

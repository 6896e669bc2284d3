using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Sketching;

namespace ProofRepair.Ablation.Apollo;

/// <summary>Whole declarations for Lean, under one problem's header: what APOLLO asks of its REPL.</summary>
internal sealed class ApolloLean(Problem problem, ILeanChecker lean, CheckLimits limits, ImmutableDictionary<string, string>? options)
{
    // In the text, as APOLLO does it: warm workers, which have their options from their start, can be asked so.
    private readonly Problem _printing = problem with { Header = new LeanHeader(problem.Header.Lines + ApolloOptions.Printing) };

    public Problem Problem => problem;

    public Task<Compilation> CompileAsync(string code, CancellationToken cancellationToken) => CompileAsync(code, limits, cancellationToken);

    /// <summary>With twice the limits, as our solvers have them where one candidate holds several tactics: all of the solver's stand in one declaration.</summary>
    public Task<Compilation> CompileTacticsAsync(string code, CancellationToken cancellationToken) => CompileAsync(code, limits.Times(2), cancellationToken);

    /// <summary>Declarations with one statement.</summary>
    public async Task<ImmutableArray<Compilation>> CompileAllAsync(ImmutableArray<string> codes, CancellationToken cancellationToken)
    {
        if (codes.IsEmpty)
        {
            return [];
        }

        var checker = new ProblemChecker(TheoremText.AsProblem(_printing, codes[0]), lean, limits, options);
        return [.. (await checker.CheckAsync(codes, cancellationToken)).Select(report => new Compilation(report))];
    }

    /// <summary>
    /// The goal of each <c>sorry</c> that Lean came to, in order, as it prints it: several goals of one are one text. One that it did not come
    /// to has none, and the count of those after it is off.
    /// </summary>
    public async Task<ImmutableArray<string>> GoalsAsync(string code, CancellationToken cancellationToken)
    {
        var own = TheoremText.AsProblem(_printing, code);
        var probe = Sketch.Of(code, TextSpan.FromBounds(own.Lead.Length, code.Length)).WithGoalsPrinted();
        var answer = await CompileAsync(probe.Text, cancellationToken);
        if (!answer.IsAnswered)
        {
            throw new ApolloFault("Lean gave no list of sorries");
        }

        var source = new SourceText(probe.Text);
        return
        [
            .. answer.Report.Messages
                .Where(m => m.Kind == "trace" && probe.HoleAt(source.ToOffset(m.Start)) is not null)
                .OrderBy(m => m.Start)
                .Select(m => m.Text),
        ];
    }

    private async Task<Compilation> CompileAsync(string code, CheckLimits within, CancellationToken cancellationToken)
    {
        var checker = new ProblemChecker(TheoremText.AsProblem(_printing, code), lean, within, options);
        return new Compilation(await checker.CheckAsync(code, cancellationToken));
    }
}

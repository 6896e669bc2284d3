using System.Collections.Immutable;
using ProofRepair.Lean.Checking;

namespace ProofRepair.Ablation.Apollo.Solving;

/// <summary>APOLLO's automated solver: one round with <c>hint</c> at every <c>sorry</c>, one with a chain of tactics before every <c>sorry</c>.</summary>
internal sealed class AutoSolver(ApolloLean lean)
{
    /// <summary>
    /// As APOLLO writes it. Lean's <c>try</c> takes all that follows a <c>;</c> with it, so the first tactic that fails ends the chain, and what
    /// stands after <c>native_decide</c> is as good as never run.
    /// </summary>
    public const string Chain = "try norm_cast ; try norm_num ; try simp_all ; try ring_nf at * ; try native_decide ; try linarith ; try nlinarith";

    private const string Sorry = "sorry";

    public async Task<string> SolveAsync(string code, CancellationToken cancellationToken)
    {
        var hinted = await lean.CompileTacticsAsync(code.Replace(Sorry, HintTactics.Text, StringComparison.Ordinal), cancellationToken);
        if (!hinted.IsAnswered)
        {
            return code;
        }

        var chained = WithChains(WithHints(code, hinted.Infos));
        var answer = await lean.CompileTacticsAsync(chained, cancellationToken);
        return answer.Passes ? chained : WithoutNeedlessLines(chained, answer.Errors);
    }

    /// <summary>
    /// The i-th message is taken to be about the i-th <c>sorry</c> in the text, whatever it is about, and a <c>sorry</c> in a comment counts. A
    /// number that is too high puts the tactic at the end of the text.
    /// </summary>
    internal static string WithHints(string code, ImmutableArray<LeanMessage> infos)
    {
        var replaced = 0;
        for (var i = 0; i < infos.Length; i++)
        {
            if (HintReport.Suggestions(infos[i].Text) is [var tactic])
            {
                var parts = code.Split(Sorry);
                var number = i + 1 - replaced++;
                code = string.Join(Sorry, parts.Take(number)) + tactic + string.Join(Sorry, parts.Skip(number));
            }
        }

        return code;
    }

    internal static string WithChains(string code) => PythonText.Join(PythonText.Lines(code).SelectMany(line =>
        line.Contains(Sorry, StringComparison.Ordinal)
            ? new[] { line.Replace(Sorry, Chain, StringComparison.Ordinal), new string(' ', PythonText.IndentOf(line)) + Sorry }
            : [line]));

    /// <summary>Every line of which Lean says that no goal was left, a <c>sorry</c> or not.</summary>
    private static string WithoutNeedlessLines(string code, ImmutableArray<LeanMessage> errors)
    {
        var needless = errors.Where(e => e.IsNoGoals).Select(e => e.Start.Line).ToHashSet();
        return PythonText.Join(PythonText.Lines(code).Where((_, i) => !needless.Contains(i + 1)));
    }
}

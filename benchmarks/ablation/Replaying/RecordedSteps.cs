using System.Collections.Immutable;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Recombining;
using ProofRepair.Pipeline.Sketching;
using ProofRepair.Sampling;
using ProofRepair.Sampling.Extraction;

namespace ProofRepair.Ablation.Replaying;

/// <summary>Answers a request for a hole from a recorded proof of the same problem that has a step which states the hole's goal.</summary>
internal sealed class RecordedSteps(ImmutableDictionary<string, Problem> problems)
{
    public string? Answer(string recorded, SampleRequest request)
    {
        if (request.Goal is not { } text || !problems.TryGetValue(request.ProblemKey, out var problem) || ProofExtractor.Extract(recorded, problem.Statement) is not { } extracted)
        {
            return null;
        }

        var declaration = problem.Lead + problem.Restate(HelperLemmas.Within(extracted));
        var key = GoalParser.Parse(text) is [var goal, ..] ? StatedStep.KeyOf(goal) : null;
        return StatedStep.In(declaration, TextSpan.FromBounds(problem.Lead.Length, declaration.Length))
            .Where(s => s.Key == key)
            .Select(s => "by\n  " + Indentation.Align(s.Tactics, 2))
            .FirstOrDefault();
    }
}

using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Text;

namespace ProofRepair.Pipeline.Tests.Solving;

/// <summary>
/// Answers for several tactics in one candidate (TacticBundle) as Lean does, where the scripted Lean behind it judges each tactic alone:
/// in order, up to the first that it accepts.
/// </summary>
internal sealed partial class BundleLean(ILeanChecker alone) : ILeanChecker
{
    public async Task<ImmutableArray<CheckReport>> CheckAsync(CheckRequest request, CancellationToken cancellationToken)
    {
        var reports = ImmutableArray.CreateBuilder<CheckReport>();
        foreach (var source in request.Sources)
        {
            reports.Add(Bundle().Match(source.Text) is { Success: true } bundle
                ? await InOrderAsync(request, source.Text, bundle, cancellationToken)
                : (await alone.CheckAsync(request with { Sources = [source] }, cancellationToken))[0]);
        }

        return reports.ToImmutable();
    }

    private async Task<CheckReport> InOrderAsync(CheckRequest request, string text, Match bundle, CancellationToken cancellationToken)
    {
        var begun = new List<LeanMessage>();
        CheckReport report = null!;
        for (var i = 0; i < bundle.Groups["tactic"].Captures.Count; i++)
        {
            begun.Add(new LeanMessage(LeanSeverity.Information, LeanMessage.TraceKind, new LeanPosition(1, 0), null, $"closing_alternative_{i} : True"));
            var filled = text[..bundle.Index] + bundle.Groups["tactic"].Captures[i].Value + text[(bundle.Index + bundle.Length)..];
            report = (await alone.CheckAsync(request with { Sources = [new LeanSource(filled)] }, cancellationToken))[0];
            if (report.Outcome != RunOutcome.Errors)
            {
                break;
            }
        }

        return report with { Messages = [.. begun, .. report.Messages] };
    }

    [GeneratedRegex(@"first(?:\s*\| \(have closing_alternative_\d+ := True\.intro; trace_state; clear closing_alternative_\d+\s+focus \((?<tactic>.*?)\s+done\)\))+", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Bundle();
}

using System.Collections.Immutable;
using System.Security.Cryptography;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes;
using ProofRepair.Verify.Olean;

namespace ProofRepair.Verify.Replay;

/// <summary>A compiled file whose every safe declaration the kernel is to judge again.</summary>
/// <param name="Module">The file.</param>
/// <param name="Imported">The files of its project that it imports, however far away: their terms are given to the kernel too, never loaded.</param>
/// <param name="Libraries">What all of them import from elsewhere.</param>
public sealed record ReplayRequest(OleanModule Module, ImmutableArray<OleanModule> Imported, ImmutableArray<string> Libraries);

/// <summary>
/// The kernel's word on compiled files, in processes that ran nothing of them: neither the files nor what they import of their project is loaded,
/// since code that an import registers would run beside the kernel.
/// </summary>
public sealed class ProjectReplay(LeanProcess process, LeanSlots slots, TimeProvider time)
{
    private readonly FreshLean _lean = new(process, slots, time, null);

    /// <summary>One answer for each request, in their order. Those on top of the same libraries share a process.</summary>
    public async Task<ImmutableArray<VerdictCheck>> RunAsync(IReadOnlyList<ReplayRequest> requests, CheckLimits limits, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(requests);
        var answers = new VerdictCheck[requests.Count];
        var groups = requests.Select((r, i) => (Request: r, Index: i)).GroupBy(r => string.Join('\n', r.Request.Libraries.Order(StringComparer.Ordinal)), StringComparer.Ordinal);
        await Task.WhenAll(groups.Select(async group =>
        {
            var members = group.ToList();
            var checks = await RunGroupAsync([.. members.Select(m => m.Request)], limits, cancellationToken);
            foreach (var (member, check) in members.Zip(checks))
            {
                answers[member.Index] = check;
            }
        }));
        return [.. answers];
    }

    private async Task<IReadOnlyList<VerdictCheck>> RunGroupAsync(IReadOnlyList<ReplayRequest> requests, CheckLimits limits, CancellationToken cancellationToken)
    {
        var plans = requests.Select(r => Plan(r, cancellationToken)).ToList();
        var words = plans.ConvertAll(_ => $"replayed {RandomNumberGenerator.GetHexString(20, lowercase: true)} ");
        var messages = new List<LeanMessage>();
        ProcessEnd? end = null;
        var starts = Array.Empty<int>();
        if (plans.Exists(p => p.Text is not null))
        {
            using var folder = new TemporaryFolder("proofrepair-replay-");
            var text = ReplayFile.Compose([.. requests[0].Libraries], plans.Zip(words).Where(p => p.First.Text is not null).Select(p => (p.First.Text!, p.Second)));
            starts = [.. LinesOf(text, "run_cmd Replay.run")];
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, VerificationFile.Name), text, cancellationToken);
            var request = new VerifyRequest(LeanHeader.Empty, "", "", limits.Times(plans.Count));
            end = await _lean.RunAsync(request, folder.FullName, null, line => messages.AddRange(LeanMessageJson.TryParse(line) is { } message ? [message] : []), cancellationToken);
        }

        var asked = plans.Select((p, i) => (p, i)).Where(p => p.p.Text is not null).Select(p => p.i).ToList();
        return [.. plans.Select((plan, i) => Answer(plan, words[i], asked.IndexOf(i) is >= 0 and var place && place < starts.Length ? messages.Where(m => m.Start.Line == starts[place]) : [], messages, end, limits))];
    }

    private static ReplayPlan Plan(ReplayRequest request, CancellationToken cancellationToken)
    {
        var modules = request.Imported.Insert(0, request.Module);
        var roots = request.Module.Constants.Where(c => c.Safety == LeanSafety.Safe).ToList();
        return roots.Count == 0 ? new ReplayPlan(null, 0, null) : ReplayPlan.Of(name => modules.Select(m => m.Find(name)).FirstOrDefault(c => c is not null), roots, withAxioms: true, cancellationToken);
    }

    private VerdictCheck Answer(ReplayPlan plan, string word, IEnumerable<LeanMessage> own, IEnumerable<LeanMessage> all, ProcessEnd? end, CheckLimits limits)
    {
        if (plan.Text is null)
        {
            return plan.Objection is { } objection
                ? new(Referee.ReplayName, CheckResult.Failed, objection)
                : new(Referee.ReplayName, CheckResult.Passed, "it declares nothing");
        }

        return Referee.Refusal(own)
            ?? (all.Any(m => m.Severity == LeanSeverity.Information && m.Text.TrimEnd() == $"{word}{plan.Declarations}")
                ? new(Referee.ReplayName, CheckResult.Passed, $"Lean's kernel accepted {plan.Declarations} declarations, in a process that ran nothing of the change")
                : new(Referee.ReplayName, CheckResult.NoAnswer, own.Concat(all).FirstOrDefault(m => m.IsError)?.Text ?? (end is { } e ? LeanExit.Explain(e, process.Toolchain.Kind, limits).Detail : "the kernel gave no answer")));
    }

    private static IEnumerable<int> LinesOf(string text, string beginning)
    {
        var line = 0;
        foreach (var content in text.Split('\n'))
        {
            line++;
            if (content.StartsWith(beginning, StringComparison.Ordinal))
            {
                yield return line;
            }
        }
    }
}

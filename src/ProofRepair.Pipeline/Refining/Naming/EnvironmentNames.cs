using System.Collections.Concurrent;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Syntax;

namespace ProofRepair.Pipeline.Refining.Naming;

/// <summary>
/// The names that a header's imports give, and their deprecated aliases: Lean is asked once for the same imports, and only when a name is unknown that no
/// table mends. Loading Lean's own modules for that takes the embedded Lean about 10 s.
/// </summary>
public sealed class EnvironmentNames(ILeanChecker lean)
{
    private const string Program = "EnvironmentNames.lean";
    private const string Mark = "names:";

    // Mathlib has a quarter of a million names.
    private static readonly CheckLimits s_limits = new(TimeSpan.FromMinutes(3), Heartbeats: 100_000_000, OutputBytes: 1 << 26);

    private readonly ConcurrentDictionary<string, Task<NameIndex?>> _asked = new(StringComparer.Ordinal);

    /// <summary>No names where Lean does not say them, as under <c>prelude</c>. What is no answer (a crash, a limit) is asked again by the next.</summary>
    public async Task<NameIndex> OfAsync(LeanHeader header, CancellationToken cancellationToken)
    {
        var imports = ImportBlock.End(header.Text) is { } end ? header.Text[..end] : header.Lines;
        while (true)
        {
            var mine = new TaskCompletionSource<NameIndex?>(TaskCreationOptions.RunContinuationsAsynchronously);
            var asking = _asked.GetOrAdd(imports, mine.Task);
            if (asking == mine.Task)
            {
                return await AskAsync(imports, mine, cancellationToken) ?? NameIndex.Empty;
            }

            if (await asking.WaitAsync(cancellationToken) is { } known)
            {
                return known;
            }
        }
    }

    private async Task<NameIndex?> AskAsync(string imports, TaskCompletionSource<NameIndex?> answer, CancellationToken cancellationToken)
    {
        NameIndex? known = null;
        try
        {
            var request = new CheckRequest(new LeanHeader("import Lean\n" + imports), [new LeanSource(RefiningResource.Read(Program))], s_limits);
            var report = (await lean.CheckAsync(request, cancellationToken))[0];
            var said = report.Messages.Select(m => m.Text).FirstOrDefault(t => t.StartsWith(Mark, StringComparison.Ordinal));
            known = said is not null ? NameIndex.Parse(said[Mark.Length..]) : report.Outcome is RunOutcome.Ok or RunOutcome.Errors ? NameIndex.Empty : null;
            return known;
        }
        finally
        {
            if (known is null)
            {
                _asked.TryRemove(imports, out _);
            }

            answer.SetResult(known);
        }
    }
}

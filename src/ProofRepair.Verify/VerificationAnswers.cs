using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes;

namespace ProofRepair.Verify;

/// <summary>What Lean said while it elaborated a verification file.</summary>
internal sealed class VerificationAnswers(VerificationFile file)
{
    private readonly List<LeanMessage> _messages = [];
    private bool _complete;
    private int? _afterSentinel;

    /// <summary>Messages up to the end of the declaration, as positions in the file.</summary>
    public ImmutableArray<LeanMessage> Messages => [.. _messages.Where(m => m.Start.Line <= file.LastLine)];

    /// <summary>The text of <c>#print axioms</c>, which stands in the line after the sentinel.</summary>
    public string? PrintedAxioms => _afterSentinel is { } line ? _messages.FirstOrDefault(m => m.Start.Line == line && m.Severity == LeanSeverity.Information)?.Text : null;

    public void Take(string line)
    {
        if (LeanMessageJson.TryParse(line) is not { } message)
        {
            return;
        }

        if (message.Severity == LeanSeverity.Information && message.Text == file.Sentinel)
        {
            _complete = true;
            _afterSentinel = message.Start.Line + 1;
            return;
        }

        _messages.Add(message);
    }

    public VerdictCheck Elaboration(ProcessEnd end)
    {
        const string name = "elaboration";
        if (Messages.FirstOrDefault(m => m.IsError) is { } error)
        {
            return new VerdictCheck(name, CheckResult.Failed, error.Text);
        }

        if (end.Reason != EndReason.Exited || end.ExitCode is not 0)
        {
            var later = _messages.FirstOrDefault(m => m.IsError)?.Text;
            return new VerdictCheck(name, CheckResult.Failed, later ?? $"Lean did not end well ({end.Reason}, code {end.ExitCode})");
        }

        return _complete
            ? new VerdictCheck(name, CheckResult.Passed, "no error, in a fresh process")
            : new VerdictCheck(name, CheckResult.Failed, "the sentinel after the proof is missing");
    }

    public VerdictCheck Sorry() => Messages.Any(m => m.IsSorry)
        ? new VerdictCheck("sorry", CheckResult.Failed, "the declaration uses `sorry`")
        : new VerdictCheck("sorry", CheckResult.Passed, "none");
}

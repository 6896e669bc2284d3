using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes;
using ProofRepair.Lean.Toolchains;

namespace ProofRepair.Verify;

/// <summary>What Lean said while it elaborated a verification file.</summary>
internal sealed class VerificationAnswers(VerificationFile file)
{
    private readonly List<LeanMessage> _messages = [];
    private bool _complete;
    private int? _afterSentinel;

    /// <summary>Messages of the declaration, as positions in the file. What the header says of its own declarations is not about this one.</summary>
    public ImmutableArray<LeanMessage> Messages => [.. _messages.Where(m => m.Start.Line >= file.FirstLine && m.Start.Line <= file.LastLine)];

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

    public VerdictCheck Elaboration(ProcessEnd end, LeanKind kind, CheckLimits limits)
    {
        const string name = "elaboration";
        if (_messages.FirstOrDefault(m => m.IsError && m.Start.Line < file.FirstLine) is { } inHeader)
        {
            return new VerdictCheck(name, CheckResult.Failed, $"the header does not elaborate: {inHeader.Text}");
        }

        // One of the declaration decides even when the process went down later.
        if (Messages.FirstOrDefault(m => m.IsError) is { } error)
        {
            return new VerdictCheck(name, CheckResult.Failed, error.Text);
        }

        var isEnd = end.Reason == EndReason.Exited;
        if (isEnd && end.ExitCode == 1 && _messages.FirstOrDefault(m => m.IsError) is { } later)
        {
            return new VerdictCheck(name, CheckResult.Failed, later.Text);
        }

        if (!isEnd || end.ExitCode is not 0)
        {
            return new VerdictCheck(name, CheckResult.NoAnswer, LeanExit.Explain(end, kind, limits).Detail);
        }

        return _complete
            ? new VerdictCheck(name, CheckResult.Passed, "no error, in a fresh process")
            : new VerdictCheck(name, CheckResult.Failed, "the sentinel after the proof is missing");
    }

    public VerdictCheck Sorry() => Messages.Any(m => m.IsSorry)
        ? new VerdictCheck("sorry", CheckResult.Failed, "the declaration uses `sorry`")
        : new VerdictCheck("sorry", CheckResult.Passed, "none");
}

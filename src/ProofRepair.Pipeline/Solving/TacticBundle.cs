using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ProofRepair.Lean.Checking;

namespace ProofRepair.Pipeline.Solving;

/// <summary>
/// What one candidate says of several tactics: the first <paramref name="Failed"/> do not close the goal, the next does if
/// <paramref name="NextCloses"/>, and of the rest it says nothing.
/// </summary>
public readonly record struct BundleReading(int Failed, bool NextCloses);

/// <summary>
/// Several tactics for one hole in one candidate: what stands before the hole (often the dearest part of a model's proof) is elaborated
/// once for all of them. Each alternative prints its state before it is tried, so the last that printed is the one at which Lean stopped,
/// and what is kept is still one tactic.
/// </summary>
public sealed record TacticBundle(ImmutableArray<string> Tactics)
{
    /// <summary>They share one sum of heartbeats: a tactic that uses it up makes those behind it be tried again.</summary>
    public const int MostTactics = 4;

    private const string Mark = "closing_alternative_";

    public string Text
    {
        get
        {
            var text = new StringBuilder("first");
            for (var i = 0; i < Tactics.Length; i++)
            {
                // `focus`: other goals may stand behind the hole's own, and `done` must not mind them.
                text.Append(CultureInfo.InvariantCulture, $"\n  | (have {Mark}{i} := True.intro; trace_state; clear {Mark}{i}\n     focus (")
                    .Append((Tactics[i] + "\ndone").Replace("\n", "\n" + new string(' ', "     focus (".Length), StringComparison.Ordinal))
                    .Append("))");
            }

            return text.ToString();
        }
    }

    public BundleReading Read(CheckReport report)
    {
        var last = Enumerable.Range(0, Tactics.Length)
            .LastOrDefault(i => report.Messages.Any(m => m.Kind == LeanMessage.TraceKind && m.Text.Contains($"{Mark}{i} :", StringComparison.Ordinal)), -1);
        return report.Outcome switch
        {
            // Nothing was elaborated, or not this hole.
            _ when last < 0 => new(0, false),
            RunOutcome.Ok => new(last, true),
            RunOutcome.Errors when last == Tactics.Length - 1 && !report.Errors.Any(e => IsLimit(e.Text)) => new(Tactics.Length, false),
            _ => new(last, false),
        };
    }

    /// <summary>Runtime exceptions of Lean pass through <c>first</c> (Lean.Exception.isRuntime).</summary>
    private static bool IsLimit(string message) =>
        message.Contains("maximum number of heartbeats", StringComparison.Ordinal)
        || message.Contains("maximum recursion depth", StringComparison.Ordinal)
        || message.Contains("(deterministic) timeout", StringComparison.Ordinal);
}

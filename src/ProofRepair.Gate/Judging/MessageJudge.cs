using ProofRepair.Gate.Changes;
using ProofRepair.Gate.Facts;
using ProofRepair.Gate.Findings;
using ProofRepair.Gate.Settings;
using ProofRepair.Gate.Sources;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Text;

namespace ProofRepair.Gate.Judging;

/// <summary>What Lean said of a file of the head that it did not say of the base's.</summary>
internal static class MessageJudge
{
    /// <param name="goneCode">Commands that run code, of files of the base that the head does not have: they may have moved.</param>
    public static IEnumerable<Finding> Findings(FileChange change, IReadOnlySet<string> goneCode, GateSettings settings)
    {
        if (change is not { Head: { } head, HeadFacts: { } facts })
        {
            yield break;
        }

        var was = change.Was;
        var before = Said(was.File, was.Facts?.Errors);
        foreach (var error in facts.Errors.Where(e => !before.Contains(Key(head, e))))
        {
            yield return Make(Rule.Error, error, error.Text);
        }

        // An example leaves nothing in the compiled file, and a file with errors leaves none.
        var sorries = Said(was.File, Sorries(was.Facts));
        foreach (var sorry in Sorries(facts).Where(s => (facts.Outcome == ModuleOutcome.Errors || head.CommandAt(s.Start) is not { IsDeclaration: true, Kind: not "example" }) && !sorries.Contains(Key(head, s))))
        {
            var command = head.CommandAt(sorry.Start);
            yield return Make(Rule.Sorry, sorry, $"{(command is null ? "A command" : $"`{command.Name ?? command.Kind}`")} holds a `sorry`.");
        }

        if (facts.EndsEarly && was.Facts?.EndsEarly != true)
        {
            yield return new Finding(Rule.EndsEarly, settings.LevelOf(Rule.EndsEarly), head.Path, null, null, null, "Lean ended without an error before the end of the file; what follows was not looked at.");
        }

        foreach (var (extension, count) in facts.Registers.OrderBy(r => r.Key, StringComparer.Ordinal))
        {
            var old = was.Facts?.Registers.GetValueOrDefault(extension) ?? 0;
            if (count > old)
            {
                var rule = RuleOf(extension);
                yield return new Finding(rule, settings.LevelOf(rule), head.Path, null, null, null, $"{count - old} more of `{extension}` than in the base.");
            }
        }

        foreach (var place in ElaborationCode.Added(change.Base, goneCode, head))
        {
            yield return new Finding(
                Rule.ElaborationCode, settings.LevelOf(Rule.ElaborationCode), head.Path, head.Source.ToPosition(place.Span.Start), head.Source.ToPosition(place.Span.End), null, $"`{place.Word}`: code that Lean runs, or that becomes part of it.");
        }

        Finding Make(Rule rule, LeanMessage message, string text) =>
            new(rule, settings.LevelOf(rule), head.Path, message.Start, message.End, head.CommandAt(message.Start)?.Name, text);
    }

    /// <summary>A notation is registered as a macro too.</summary>
    private static Rule RuleOf(string extension) => extension switch
    {
        "Lean.Compiler.implementedByAttr" or "Lean.externAttr" or "Lean.Compiler.CSimp.ext" or "Lean.regularInitAttr" or "Lean.builtinInitAttr" => Rule.UnprovedCode,
        "Lean.macroAttribute" or "Lean.Elab.macroAttribute" => Rule.NewSyntax,
        _ => Rule.ElaborationCode,
    };

    private static IEnumerable<LeanMessage> Sorries(ModuleFacts? facts) => facts?.Messages.Where(m => m.IsSorry) ?? [];

    private static HashSet<(string, string)> Said(LeanSourceFile? file, IEnumerable<LeanMessage>? messages) =>
        file is null ? [] : [.. (messages ?? []).Select(m => Key(file, m))];

    /// <summary>The command and the first line: an error that only stands elsewhere is not new.</summary>
    private static (string, string) Key(LeanSourceFile file, LeanMessage message)
    {
        var command = file.CommandAt(message.Start);
        return (command?.Name ?? command?.Span.In(file.Text) ?? "", message.Text.Split('\n')[0]);
    }
}

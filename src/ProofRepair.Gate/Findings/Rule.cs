using System.Collections.Immutable;
using ProofRepair.Gate.Settings;

namespace ProofRepair.Gate.Findings;

/// <summary>What can be found. <paramref name="Id"/> is for settings and machines and never changes; <paramref name="Help"/> says what to do.</summary>
public sealed record Rule(string Id, string Title, string Help, RuleLevel Level)
{
    public static Rule Error { get; } = new("error", "Lean reports an error", "Mend the declaration until Lean accepts it.", RuleLevel.Reject);

    public static Rule Sorry { get; } = new("sorry", "A new sorry", "Prove it, or leave it out of the change. Old sorries are a baseline that may only shrink.", RuleLevel.Reject);

    public static Rule InheritedSorry { get; } = new("inherited-sorry", "Rests on a sorry", "Prove what it rests on first. A repository that works from a blueprint may set this rule to \"warn\" or \"note\".", RuleLevel.Reject);

    public static Rule Axiom { get; } = new("axiom", "Rests on an axiom", "Prove it without the axiom. The base's proofrepair.toml may allow axioms by name, as the base states them.", RuleLevel.Reject);

    public static Rule StatementChanged { get; } = new("statement-changed", "The statement is another one", "A person must read the new statement: the gate cannot say whether it is the one that was meant.", RuleLevel.Reject);

    public static Rule Drift { get; } = new("drift", "The statement reads as before and means something else", "A definition, notation, instance or option that it rests on was changed. A person must read what changed.", RuleLevel.Reject);

    public static Rule Removed { get; } = new("removed", "What was proved is no longer there", "Keep it, or have a person agree that it goes.", RuleLevel.Reject);

    public static Rule DefinitionChanged { get; } = new("definition-changed", "A definition means something else", "Statements that rest on it are reported on their own.", RuleLevel.Warn);

    public static Rule DefinitionRemoved { get; } = new("definition-removed", "A definition is no longer there", "", RuleLevel.Warn);

    public static Rule Settings { get; } = new("settings", "What decides how this repository is built or judged was changed", "A person must read the change. The gate went by the base's files.", RuleLevel.Reject);

    public static Rule ConflictMarker { get; } = new("conflict-marker", "A merge conflict was left in the file", "Resolve it.", RuleLevel.Reject);

    public static Rule NotText { get; } = new("not-text", "A Lean file that is no text", "Lean reads UTF-8 and nothing else.", RuleLevel.Reject);

    public static Rule NotAFile { get; } = new("not-a-file", "A link, or a submodule in the place of a Lean file", "Write a plain file: what a link leads to is not part of the change.", RuleLevel.Reject);

    public static Rule Compiled { get; } = new("compiled-file", "A compiled file is part of the change", "Lean would load it without looking at its source. Remove it.", RuleLevel.Reject);

    public static Rule EndsEarly { get; } = new("ends-early", "Lean did not read the file to its end", "Remove `#exit` or whatever ends it.", RuleLevel.Reject);

    public static Rule Kernel { get; } = new("kernel", "Lean's kernel does not accept it", "Something let it by the kernel while the file was elaborated.", RuleLevel.Reject);

    public static Rule UnprovedCode { get; } = new("unproved-code", "Compiled code may differ from what is proved", "`implemented_by`, `extern`, `csimp`, `init` and the like: a person must read it.", RuleLevel.Reject);

    public static Rule ElaborationCode { get; } = new("elaboration-code", "Code that runs while Lean elaborates", "A person must read it like a lakefile: it runs wherever the file is built. Here it ran in a sandbox.", RuleLevel.Reject);

    public static Rule NewSyntax { get; } = new("new-syntax", "Lean reads text in a new way", "A notation or a macro: statements that read otherwise now are reported on their own.", RuleLevel.Warn);

    public static Rule IncludedFile { get; } = new("included-file", "A file that a Lean file takes in was changed", "A person must read it: its text is part of a term.", RuleLevel.Reject);

    public static Rule Unsafe { get; } = new("unsafe", "An unsafe or partial declaration", "No theorem can rest on it.", RuleLevel.Note);

    public static ImmutableArray<Rule> All { get; } =
    [
        Error, Sorry, InheritedSorry, Axiom, StatementChanged, Drift, Removed, DefinitionChanged, DefinitionRemoved, Settings, ConflictMarker, NotText, NotAFile,
        Compiled, EndsEarly, Kernel, UnprovedCode, ElaborationCode, NewSyntax, IncludedFile, Unsafe,
    ];
}

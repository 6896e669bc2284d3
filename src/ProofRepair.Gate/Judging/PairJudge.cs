using System.Collections.Immutable;
using ProofRepair.Gate.Changes;
using ProofRepair.Gate.Findings;
using ProofRepair.Gate.Settings;
using ProofRepair.Lean.Text;
using ProofRepair.Verify.Olean;

namespace ProofRepair.Gate.Judging;

/// <summary>What a change did to one declaration, and what of it is to be found fault with.</summary>
/// <param name="axioms">Which axioms of the head's project are allowed.</param>
/// <param name="runsCode">Whether a file that the change touches runs code of its own: then input and output count as code that Lean runs.</param>
internal sealed class PairJudge(GateSettings settings, NameIndex names, MeaningIndex baseMeanings, MeaningIndex headMeanings, AllowedAxioms axioms, bool runsCode)
{
    private const string SorryAxiom = "sorryAx";

    private static readonly ImmutableHashSet<string> s_usual = [.. KnownAxioms.Allowed.Select(n => n.ToString())];

    public IEnumerable<Finding> Findings(DeclarationPair pair)
    {
        if (pair.Head is not { } head)
        {
            return Removed(pair.Base!);
        }

        return Sorry(pair.Base, head, pair).Concat(Axioms(pair.Base, head)).Concat(Meaning(pair, head)).Concat(Unsafe(pair.Base, head)).Concat(Code(pair, head));
    }

    public static Change? ChangeOf(DeclarationPair pair)
    {
        var (was, head) = (pair.Base, pair.Head);
        ChangeKind? kind = (was, head) switch
        {
            (null, _) => ChangeKind.Added,
            (_, null) => ChangeKind.Removed,
            _ when head.IsClaim && !pair.SameStatement => pair.SameText || was.StatementText == head.StatementText ? ChangeKind.Drifted : ChangeKind.StatementChanged,
            _ when !head.IsClaim && !pair.SameMeaning => ChangeKind.DefinitionChanged,
            _ when pair.IsRenamed => ChangeKind.Renamed,
            _ when pair.IsMoved => ChangeKind.Moved,
            _ when !pair.SameText => ChangeKind.ProofChanged,
            _ => null,
        };
        var shown = head ?? was!;
        return kind is { } found
            ? new Change(found, shown.Name, shown.File.Path, Places.Start(shown)?.Line, pair.IsRenamed || pair.IsMoved ? $"{was!.Name} in {was.File.Path}" : null)
            : null;
    }

    private IEnumerable<Finding> Sorry(Declaration? was, Declaration head, DeclarationPair pair)
    {
        if (head.HasSorry)
        {
            // An old sorry of another statement is a new one.
            if (was is null || !was.HasSorry || !(head.IsClaim ? pair.SameStatement : SameType(was, head)))
            {
                yield return Make(Rule.Sorry, head, $"`{head.Name}` holds a `sorry`{(was is { HasSorry: true } ? ", and states something else than the one in the base" : was is null ? "" : ", and had none in the base")}.");
            }
        }
        else if (head.Sorries.Any() && (was is null || !was.Sorries.Any()))
        {
            yield return Make(Rule.InheritedSorry, head, $"`{head.Name}` rests on {names.Listed(head.Sorries)}, which {(head.Sorries.Distinct(StringComparer.Ordinal).Skip(1).Any() ? "hold" : "holds")} a `sorry`{(was is null ? "" : "; in the base it rested on none")}.");
        }

        if (head.Unproved.Any())
        {
            yield return Make(Rule.Kernel, head, $"The compiled file holds no proof of {names.Listed(head.Unproved)}.");
        }
    }

    private IEnumerable<Finding> Axioms(Declaration? was, Declaration head)
    {
        if (head.Kind == LeanConstantKind.Axiom && was is null)
        {
            yield return Make(Rule.Axiom, head, $"`{head.Name}` is a new axiom: nothing proves it.");
            yield break;
        }

        var before = AxiomsOf(was).ToHashSet(StringComparer.Ordinal);
        var added = AxiomsOf(head).Where(a => !before.Contains(a)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (added.Count > 0)
        {
            var native = added.Exists(a => a is "Lean.ofReduceBool" or "Lean.reduceBool" or "Lean.trustCompiler" || a.Contains("native_decide", StringComparison.Ordinal));
            yield return Make(Rule.Axiom, head, $"`{head.Name}` rests on {string.Join(", ", added.Select(a => $"`{a}`"))}{(native ? ": the compiler vouches for it, not the kernel (`native_decide`)" : "")}.");
        }
    }

    /// <summary>Those that are not allowed. One that the change itself adds is never allowed, whatever its name.</summary>
    private IEnumerable<string> AxiomsOf(Declaration? declaration) => declaration is null ? [] :
    [
        .. declaration.LibraryAxioms.Where(a => a != SorryAxiom && !s_usual.Contains(a)),
        .. declaration.ProjectAxioms.Where(a => !axioms.Contains(a)).Select(a => PlainName.Of(a)),
    ];

    private IEnumerable<Finding> Meaning(DeclarationPair pair, Declaration head)
    {
        if (pair.Base is not { } was)
        {
            yield break;
        }

        // What an author claimed stays claimed, even where the claim became a definition.
        if (was.IsClaim || head.IsClaim)
        {
            if (!pair.SameStatement)
            {
                yield return Statement(was, head);
            }
        }
        else if (!pair.SameMeaning)
        {
            yield return Make(Rule.DefinitionChanged, head, $"`{head.Name}` means something else than in the base{Because(was.Main.MeaningRestsOn, head.Main.MeaningRestsOn, head)}.");
        }

        if (was.IsClaim && ((head.IsMarkedPrivate && !was.IsMarkedPrivate) || (IsPrivate(head) && !IsPrivate(was))))
        {
            yield return Make(Rule.Removed, head, $"`{was.Name}`, proved in the base for all, is private now.");
        }

        foreach (var part in Parts(was, head).Where(_ => pair.SameMeaning || was.IsClaim))
        {
            yield return Make(Rule.StatementChanged, head, $"`{part.UserName}`, which was made with `{head.Name}`, states something else than in the base.");
        }
    }

    /// <summary>Claims that were made with a declaration (by a macro, or by code) and differ although it does not. Lean's own auxiliary proofs come and go.</summary>
    private static IEnumerable<ConstantFacts> Parts(Declaration was, Declaration head)
    {
        var before = was.Parts.Where(p => p.Kind == LeanConstantKind.Theorem).GroupBy(p => p.UserName, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        return head.Parts.Where(p => p.Kind is LeanConstantKind.Theorem or LeanConstantKind.Axiom && !IsAuxiliary(p.UserName) && before.TryGetValue(p.UserName, out var old) && old.Statement != p.Statement);
    }

    private static bool IsAuxiliary(string name) => name.Split('.').Any(c => c.Length > 0 && (c[0] == '_' || char.IsAsciiDigit(c[0])));

    private Finding Statement(Declaration was, Declaration head)
    {
        if (was.Kind != head.Kind)
        {
            return Make(Rule.StatementChanged, head, $"`{head.Name}` was of kind {Word(was.Kind)} and is of kind {Word(head.Kind)}.");
        }

        var because = Because(was.Main.StatementRestsOn, head.Main.StatementRestsOn, head);
        return was.StatementText == head.StatementText
            ? Make(Rule.Drift, head, $"The statement of `{head.Name}` reads as in the base and means something else{(because.Length > 0 ? because : ": how Lean reads it was changed (notation, instance, variable or option)")}.")
            : Make(Rule.StatementChanged, head, $"The statement of `{head.Name}` is another one{because}.\nbase: {Cut(was.StatementText)}\nhead: {Cut(head.StatementText)}");
    }

    private string Because(IEnumerable<string> before, IEnumerable<string> after, Declaration head)
    {
        var changed = before.Union(after, StringComparer.Ordinal)
            .Select(n => PlainName.Of(n))
            .Distinct(StringComparer.Ordinal)
            .Where(n => n != head.Name && baseMeanings.Of(n) != headMeanings.Of(n))
            .ToList();
        return changed.Count == 0 ? "" : $": it rests on {names.Listed(changed)}, which {(changed.Count > 1 ? "are" : "is")} not as in the base";
    }

    private IEnumerable<Finding> Removed(Declaration was)
    {
        if (was.IsMarkedPrivate || IsAuxiliary(was.Name))
        {
            return [];
        }

        return [was.IsClaim && was.Kind != LeanConstantKind.Axiom
            ? Gone(Rule.Removed, $"`{was.Name}`, proved in the base, is no longer there under any name.")
            : Gone(Rule.DefinitionRemoved, $"`{was.Name}` is no longer there.")];

        Finding Gone(Rule rule, string message) => new(rule, settings.LevelOf(rule), was.File.Path, null, null, was.Name, message);
    }

    private IEnumerable<Finding> Unsafe(Declaration? was, Declaration head) => head.Main.Safety != LeanSafety.Safe && was?.Main.Safety != head.Main.Safety
        ? [Make(Rule.Unsafe, head, $"`{head.Name}` is {(head.Main.Safety == LeanSafety.Unsafe ? "unsafe" : "partial")}.")]
        : [];

    /// <summary>Code for Lean's elaborator, which the text that runs it need not show. An <c>opaque</c> may be code too, whatever it claims.</summary>
    private IEnumerable<Finding> Code(DeclarationPair pair, Declaration head) =>
        head.Kind is not (LeanConstantKind.Theorem or LeanConstantKind.Axiom) && head.Code >= (runsCode ? CodeReach.Effects : CodeReach.Elaboration) && !(pair is { SameMeaning: true, SameText: true })
            ? [Make(Rule.ElaborationCode, head, $"`{head.Name}` is code that {(head.Code == CodeReach.Elaboration ? "acts on Lean's elaborator" : "has effects, in files of which some run code while Lean elaborates them")}, and is {(pair.Base is null ? "new" : "not as in the base")}.")]
            : [];

    private static bool IsPrivate(Declaration declaration) => declaration.Main.Name != declaration.Main.UserName;

    private static bool SameType(Declaration was, Declaration head) => was.Main.Statement is { } left && head.Main.Statement is { } right && left == right;

    private Finding Make(Rule rule, Declaration head, string message) =>
        new(rule, settings.LevelOf(rule), head.File.Path, Places.Start(head), Places.End(head), head.Name, message);

    private static string Word(LeanConstantKind kind) => kind.ToString().ToLowerInvariant();

    private static string Cut(string? text) => text is null ? "?" : text.Length > 400 ? text[..400] + "…" : text;
}

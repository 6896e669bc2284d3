using System.Collections.Immutable;
using ProofRepair.Gate.Changes;
using ProofRepair.Gate.Facts;
using ProofRepair.Gate.Findings;
using ProofRepair.Gate.Judging;
using ProofRepair.Gate.Reports;
using ProofRepair.Gate.Settings;
using ProofRepair.Gate.Sources;
using ProofRepair.Verify.Olean;

namespace ProofRepair.Gate;

/// <summary>The way from a change to a report: which files, what Lean makes of them on both sides, which declaration is which, and what is wrong with it.</summary>
internal sealed class Judgement(GateInput input, FactsStore store)
{
    private readonly SideFacts _base = new(input.BaseSide, store);
    private readonly SideFacts _head = new(input.HeadSide, store);

    public async Task<GateReport> RunAsync(CancellationToken cancellationToken)
    {
        var paths = Touched();
        var needed = ToElaborate(paths);
        if (needed > input.Settings.MostFiles)
        {
            return Report([], [], new SorryBaseline(0, 0, [], []), [new UndecidedPart(null, $"{needed} files would have to be elaborated, more than {input.Settings.MostFiles} (`most-files` in the base's {GateSettings.FileName}).")], 0);
        }

        var files = await Task.WhenAll(paths.Select(p => ReadAsync(p, cancellationToken)));
        var changes = files.OrderBy(f => f.Path, StringComparer.Ordinal).ToImmutableArray();
        var before = Declarations(changes, c => c.Base, c => c.BaseFacts);
        var after = Declarations(changes, c => c.Head, c => c.HeadFacts);
        // What could not be read cannot have lost or gained anything.
        var unread = changes.Where(c => c.HeadFacts is { Outcome: not ModuleOutcome.Compiled }).Select(c => c.Path).ToHashSet(StringComparer.Ordinal);
        var pairs = DeclarationPairs.Of(before, after).Where(p => p.Head is not null || !unread.Contains(p.Base!.File.Path)).ToList();
        var judge = new PairJudge(input.Settings, new NameIndex(before.Concat(after)), await MeaningsAsync(_base, changes.Select(c => c.Base), cancellationToken), await MeaningsAsync(_head, changes.Select(c => c.Head), cancellationToken), await BaseAxiomsAsync(changes, cancellationToken));
        var findings = changes.SelectMany(c => MessageJudge.Findings(c, input.Settings)).Concat(pairs.SelectMany(judge.Findings));
        return Report(findings, pairs.Select(PairJudge.ChangeOf).OfType<Change>(), Baseline(before, after), Undecided(changes), files.Length);
    }

    /// <summary>Files whose facts may differ between the sides.</summary>
    private ImmutableArray<string> Touched()
    {
        var (before, after) = (input.BaseSide, input.HeadSide);
        var changed = before.ByPath.Keys.Union(after.ByPath.Keys, StringComparer.Ordinal).Where(p => before.ByPath.GetValueOrDefault(p)?.Hash != after.ByPath.GetValueOrDefault(p)?.Hash).ToList();
        return [.. before.WithDependents(changed.Where(before.ByPath.ContainsKey)).Union(after.WithDependents(changed.Where(after.ByPath.ContainsKey))).Order(StringComparer.Ordinal)];
    }

    private int ToElaborate(ImmutableArray<string> paths) =>
        new[] { _base, _head }
            .SelectMany(side => paths.Select(side.Side.ByPath.GetValueOrDefault).OfType<LeanSourceFile>().SelectMany(f => side.Closure(f).Append(f)).Select(side.KeyOf))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Count();

    private async Task<FileChange> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var (was, now) = (input.BaseSide.ByPath.GetValueOrDefault(path), input.HeadSide.ByPath.GetValueOrDefault(path));
        var facts = await Task.WhenAll(FactsOfAsync(_base, was, cancellationToken), FactsOfAsync(_head, now, cancellationToken));
        return new FileChange(was, facts[0], now, facts[1]);
    }

    private static async Task<ModuleFacts?> FactsOfAsync(SideFacts side, LeanSourceFile? file, CancellationToken cancellationToken) =>
        file is null ? null : await side.OfAsync(file, cancellationToken);

    private static ImmutableArray<Declaration> Declarations(IEnumerable<FileChange> changes, Func<FileChange, LeanSourceFile?> file, Func<FileChange, ModuleFacts?> facts) =>
        [.. changes.Where(c => file(c) is not null && facts(c)?.Outcome == ModuleOutcome.Compiled).SelectMany(c => DeclarationReader.Of(file(c)!, facts(c)!))];

    private static async Task<MeaningIndex> MeaningsAsync(SideFacts side, IEnumerable<LeanSourceFile?> files, CancellationToken cancellationToken)
    {
        var all = files.OfType<LeanSourceFile>().SelectMany(f => side.Closure(f).Append(f)).Distinct<LeanSourceFile>(ReferenceEqualityComparer.Instance).ToList();
        var facts = await Task.WhenAll(all.Select(f => side.OfAsync(f, cancellationToken)));
        return new MeaningIndex(facts.SelectMany(f => f.Constants));
    }

    private async Task<IReadOnlySet<string>> BaseAxiomsAsync(IEnumerable<FileChange> changes, CancellationToken cancellationToken)
    {
        var all = changes.Select(c => c.Base).OfType<LeanSourceFile>().SelectMany(f => _base.Closure(f).Append(f)).Distinct<LeanSourceFile>(ReferenceEqualityComparer.Instance).ToList();
        var facts = await Task.WhenAll(all.Select(f => _base.OfAsync(f, cancellationToken)));
        return facts.SelectMany(f => f.Constants).Where(c => c.Kind == LeanConstantKind.Axiom).Select(c => c.UserName).ToHashSet(StringComparer.Ordinal);
    }

    private static SorryBaseline Baseline(ImmutableArray<Declaration> before, ImmutableArray<Declaration> after)
    {
        var (old, now) = (Sorries(before), Sorries(after));
        return new SorryBaseline(old.Length, now.Length, [.. old.Except(now, StringComparer.Ordinal)], [.. now.Intersect(old, StringComparer.Ordinal)]);
    }

    private static ImmutableArray<string> Sorries(IEnumerable<Declaration> declarations) =>
        [.. declarations.Where(d => d.HasSorry).Select(d => d.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static IEnumerable<UndecidedPart> Undecided(IEnumerable<FileChange> changes)
    {
        foreach (var change in changes)
        {
            if (change.HeadFacts is { Outcome: ModuleOutcome.Undecided } head)
            {
                yield return new UndecidedPart(change.Path, $"{change.Path}: {head.Detail}");
            }
            else if (change.HeadFacts is { Outcome: ModuleOutcome.Errors })
            {
                yield return new UndecidedPart(change.Path, $"{change.Path}: it has errors, so Lean compiled none of it.");
            }
            else if (change.HeadFacts is not null && change.BaseFacts is { Outcome: not ModuleOutcome.Compiled } was)
            {
                yield return new UndecidedPart(change.Path, $"{change.Path}: the base's file {(was.Outcome == ModuleOutcome.Errors ? "has errors" : $"could not be elaborated ({was.Detail})")}, so its statements cannot be compared.");
            }
        }
    }

    public static GateReport WithoutLean(GateInput input, string reason) =>
        Report(input, null, [], [], new SorryBaseline(0, 0, [], []), [new UndecidedPart(null, reason)], new GateEffort(0, 0, TimeSpan.Zero));

    private GateReport Report(IEnumerable<Finding> findings, IEnumerable<Change> changes, SorryBaseline sorries, IEnumerable<UndecidedPart> undecided, int files)
    {
        var toolchain = store.Elaborator.Toolchain;
        var named = $"Lean {toolchain.Version} ({toolchain.Kind.ToString().ToLowerInvariant()})";
        return Report(input, named, findings, changes, sorries, undecided, new GateEffort(store.Elaborated, files, TimeSpan.Zero));
    }

    private static GateReport Report(
        GateInput input, string? toolchain, IEnumerable<Finding> findings, IEnumerable<Change> changes, SorryBaseline sorries, IEnumerable<UndecidedPart> undecided, GateEffort effort) => new(
        input.Base,
        input.Head,
        toolchain,
        [
            .. input.Findings.Concat(findings).Where(f => f.Level != RuleLevel.Off)
                .OrderBy(f => f.Path, StringComparer.Ordinal).ThenBy(f => f.Start ?? default).ThenBy(f => f.Rule.Id, StringComparer.Ordinal).ThenBy(f => f.Declaration, StringComparer.Ordinal).ThenBy(f => f.Message, StringComparer.Ordinal),
        ],
        [.. undecided.OrderBy(u => u.Path, StringComparer.Ordinal)],
        [.. changes.OrderBy(c => c.Path, StringComparer.Ordinal).ThenBy(c => c.Line ?? 0).ThenBy(c => c.Declaration, StringComparer.Ordinal)],
        sorries,
        [],
        [],
        effort);
}

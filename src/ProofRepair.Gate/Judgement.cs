using System.Collections.Immutable;
using ProofRepair.Gate.Changes;
using ProofRepair.Gate.Facts;
using ProofRepair.Gate.Facts.Batches;
using ProofRepair.Gate.Findings;
using ProofRepair.Gate.Judging;
using ProofRepair.Gate.Reports;
using ProofRepair.Gate.Settings;
using ProofRepair.Gate.Sources;
using ProofRepair.Verify.Olean;
using ProofRepair.Verify.Replay;

namespace ProofRepair.Gate;

/// <summary>The way from a change to a report: which files, what Lean makes of them on both sides, which declaration is which, and what is wrong with it.</summary>
internal sealed class Judgement(GateInput input, FactsStore store, KernelAnswers kernel)
{
    private readonly SideFacts _base = new(input.BaseSide, store);
    private readonly SideFacts _head = new(input.HeadSide, store);

    /// <summary>Files that the change touches, itself or through what they import.</summary>
    public ImmutableArray<string> Paths { get; } = Touched(input.BaseSide, input.HeadSide);

    public bool IsWithinLimits => ToElaborate() <= input.Settings.MostFiles;

    public SideFacts Base => _base;

    public SideFacts Head => _head;

    public async Task<GateReport> RunAsync(CancellationToken cancellationToken)
    {
        if (await TooMuch(cancellationToken) is { } tooMuch)
        {
            return tooMuch;
        }

        var facts = await CompareAsync(cancellationToken);
        if (!facts.NeedsKernel)
        {
            return facts.Report;
        }

        var (findings, undecided) = await new KernelJudge(kernel, input.Settings).JudgeAsync(facts.Files, new CompiledModules(_head, store), cancellationToken);
        return facts.Report with { Findings = Sorted(facts.Report.Findings.Concat(findings)), Undecided = Sorted(undecided) };
    }

    /// <summary>What the kernel would be asked before a pass; nothing where the change is refused or undecided already.</summary>
    public async Task<IReadOnlyList<(string Key, ReplayRequest Request)>> KernelQuestionsAsync(CancellationToken cancellationToken)
    {
        return await CompareAsync(cancellationToken) is { NeedsKernel: true } facts
            ? [.. (await KernelJudge.QuestionsAsync(facts.Files, new CompiledModules(_head, store), cancellationToken)).Questions.Select(q => (q.Change.HeadFacts!.Key, q.Request))]
            : [];
    }

    private async Task<GateReport?> TooMuch(CancellationToken cancellationToken)
    {
        if (ToElaborate() is var needed && needed > input.Settings.MostFiles)
        {
            return Report([], [], new SorryBaseline(0, 0, [], []), [new UndecidedPart(null, $"{needed} files would have to be elaborated, more than {input.Settings.MostFiles} (`most-files` in the base's {GateSettings.FileName}).")], 0);
        }

        // The base first: what is the same on both sides must not be elaborated beside files of the change.
        foreach (var side in new[] { _base, _head })
        {
            await BatchPlanner.PrepareAsync(WantedOf(side), store, cancellationToken);
        }

        return null;
    }

    private async Task<Compared> CompareAsync(CancellationToken cancellationToken)
    {
        var read = await Task.WhenAll(Paths.Select(p => ReadAsync(p, cancellationToken)));
        var moved = MovedFiles.Of(input.BaseSide, input.HeadSide);
        var files = read.Select(c => moved.TryGetValue(c.Path, out var from) ? c with { MovedFrom = Array.Find(read, g => g.Path == from) } : c).ToImmutableArray();
        var before = Declarations(files, c => c.Base, c => c.BaseFacts);
        var after = Declarations(files, c => c.Head, c => c.HeadFacts);
        // What could not be read cannot have lost or gained anything.
        var unread = files.Where(c => c.HeadFacts is { Outcome: not ModuleOutcome.Compiled }).Select(c => c.Path).ToHashSet(StringComparer.Ordinal);
        var pairs = DeclarationPairs.Of(before, after).Where(p => p.Head is not null || !unread.Contains(p.Base!.File.Path)).ToList();
        var headConstants = await ConstantsAsync(_head, files.Select(c => c.Head), cancellationToken);
        var baseConstants = await ConstantsAsync(_base, files.Select(c => c.Base).Concat(UnchangedImports(files)), cancellationToken);
        var runsCode = files.Any(c => c.Head is { } head && ElaborationCode.Runs(head));
        var judge = new PairJudge(
            input.Settings, new NameIndex(before.Concat(after)), new MeaningIndex(baseConstants), new MeaningIndex(headConstants), new AllowedAxioms(input.Settings, baseConstants, headConstants), runsCode);
        var goneCode = ElaborationCode.Commands(input.BaseSide.Files.Where(f => !input.HeadSide.ByPath.ContainsKey(f.Path)));
        var findings = files.SelectMany(c => MessageJudge.Findings(c, goneCode, input.Settings)).Concat(pairs.SelectMany(judge.Findings));
        return new Compared(files, Report(findings, pairs.Select(PairJudge.ChangeOf).OfType<Change>(), Baseline(before, after), Undecided(files), files.Length));
    }

    /// <summary>Files whose facts may differ between the sides.</summary>
    private static ImmutableArray<string> Touched(ProjectSide before, ProjectSide after)
    {
        var changed = before.ByPath.Keys.Union(after.ByPath.Keys, StringComparer.Ordinal).Where(p => before.ByPath.GetValueOrDefault(p)?.Hash != after.ByPath.GetValueOrDefault(p)?.Hash).ToList();
        return [.. before.WithDependents(changed.Where(before.ByPath.ContainsKey)).Union(after.WithDependents(changed.Where(after.ByPath.ContainsKey))).Order(StringComparer.Ordinal)];
    }

    public List<(SideFacts Side, LeanSourceFile File)> WantedOf(SideFacts side) =>
        [.. Paths.Select(side.Side.ByPath.GetValueOrDefault).OfType<LeanSourceFile>().Select(f => (side, f))];

    private int ToElaborate() =>
        new[] { _base, _head }
            .SelectMany(side => Paths.Select(side.Side.ByPath.GetValueOrDefault).OfType<LeanSourceFile>().SelectMany(f => side.Closure(f).Append(f)).Select(side.KeyOf))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Count(k => !store.IsKept(k));

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

    private static async Task<IReadOnlyCollection<ConstantFacts>> ConstantsAsync(SideFacts side, IEnumerable<LeanSourceFile?> files, CancellationToken cancellationToken)
    {
        var all = files.OfType<LeanSourceFile>().SelectMany(f => side.Closure(f).Append(f)).Distinct<LeanSourceFile>(ReferenceEqualityComparer.Instance);
        var facts = await Task.WhenAll(all.Select(f => side.OfAsync(f, cancellationToken)));
        return [.. facts.SelectMany(f => f.Constants)];
    }

    /// <summary>What the head's files import and both sides have alike, though no file of the base that the change touches need import it.</summary>
    private IEnumerable<LeanSourceFile?> UnchangedImports(IEnumerable<FileChange> files) =>
        files.Select(c => c.Head).OfType<LeanSourceFile>().SelectMany(_head.Closure).Distinct<LeanSourceFile>(ReferenceEqualityComparer.Instance).Select(f => input.BaseSide.ByPath.GetValueOrDefault(f.Path) is { } was && _base.KeyOf(was) == _head.KeyOf(f) ? was : null);

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
            else if (change.BaseFacts is { Outcome: not ModuleOutcome.Compiled } was)
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
        Sorted(input.Findings.Concat(findings).Where(f => f.Level != RuleLevel.Off)),
        Sorted(input.Undecided.Concat(undecided)),
        [.. changes.OrderBy(c => c.Path, StringComparer.Ordinal).ThenBy(c => c.Line ?? 0).ThenBy(c => c.Declaration, StringComparer.Ordinal)],
        sorries,
        [],
        [],
        effort);

    private static ImmutableArray<Finding> Sorted(IEnumerable<Finding> findings) =>
    [
        .. findings.OrderBy(f => f.Path, StringComparer.Ordinal).ThenBy(f => f.Start ?? default).ThenBy(f => f.Rule.Id, StringComparer.Ordinal)
            .ThenBy(f => f.Declaration, StringComparer.Ordinal).ThenBy(f => f.Message, StringComparer.Ordinal),
    ];

    private static ImmutableArray<UndecidedPart> Sorted(IEnumerable<UndecidedPart> undecided) =>
        [.. undecided.OrderBy(u => u.Path, StringComparer.Ordinal).ThenBy(u => u.Reason, StringComparer.Ordinal)];

    private sealed record Compared(ImmutableArray<FileChange> Files, GateReport Report)
    {
        public bool NeedsKernel => Report.Verdict == GateVerdict.Passed;
    }
}

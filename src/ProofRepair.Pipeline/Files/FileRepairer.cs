using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Syntax;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Events;
using ProofRepair.Pipeline.Problems;

namespace ProofRepair.Pipeline.Files;

/// <summary>The way of one problem, as <see cref="ProofPipeline.RunAsync"/> goes it.</summary>
public delegate Task<ProblemResult> ProofWork(Problem problem, Action<PipelineEvent> publish, CancellationToken cancellationToken);

/// <summary>
/// Repairs the proofs of files, side by side: a proof waits only for those that it may rest on. What is data is left, for a value that
/// type-checks need not be the one that was meant.
/// </summary>
/// <param name="last">Has the last word on a repaired file, where <paramref name="lean"/> only gives hints; null: the same.</param>
public sealed class FileRepairer(ILeanChecker lean, ProofWork prove, CheckLimits limits, ImmutableDictionary<string, string> leanOptions, ILeanChecker? last = null) : IDisposable
{
    private const int DeclarationsAtOnce = 48;

    private readonly SemaphoreSlim _places = new(DeclarationsAtOnce);

    public void Dispose() => _places.Dispose();

    public Task<FileRepair> RepairAsync(LeanFile file, Action<PipelineEvent> publish, CancellationToken cancellationToken) =>
        RepairAsync(file, publish, CancellationToken.None, cancellationToken);

    /// <param name="enough">Ends the search: what is not proved by then stays open, and what is proved goes into the file.</param>
    public async Task<FileRepair> RepairAsync(LeanFile file, Action<PipelineEvent> publish, CancellationToken enough, CancellationToken cancellationToken)
    {
        var before = await CheckAsync(file.Text, cancellationToken);
        if (!FileRepair.WasRead(before))
        {
            return new FileRepair(file.Text, [], [.. before.Errors], before, before);
        }

        var commands = CommandSplitter.Split(file.Text).Commands;
        var declarations = FileDeclarations.Of(file.Text, commands, before);
        var mutual = FileTargets.InMutual(commands);
        var reasons = declarations.Broken.ToDictionary(d => d.Index, d => FileTargets.ReasonToLeave(file.Text, d.Command, mutual.Contains(d.Index)));
        var repairs = await RepairAsync(file, commands, declarations, before, reasons, publish, enough, cancellationToken);
        var after = before;
        var text = file.Text;
        while (repairs.Any(r => r.Proof is not null))
        {
            var repaired = Repaired(file, commands, repairs);
            text = repaired.Text;
            after = await CheckAsync(text, cancellationToken, last);
            // Each proof was verified under its own header; the file as a whole has the last word.
            var failing = repaired.Failing(after).ToHashSet();
            if (!FileRepair.WasRead(after) || !repairs.Any(r => r.Proof is not null && failing.Contains(r.Declaration.Index)))
            {
                break;
            }

            repairs = [.. repairs.Select(r => r.Proof is not null && failing.Contains(r.Declaration.Index) ? r with { Proof = null, Account = "still open: the proof that was found fails in its file" } : r)];
            (text, after) = (file.Text, before);
        }

        return new FileRepair(text, repairs, declarations.Elsewhere, before, after);
    }

    private async Task<ImmutableArray<DeclarationRepair>> RepairAsync(
        LeanFile file,
        ImmutableArray<CommandSpan> commands,
        FileDeclarations declarations,
        CheckReport before,
        Dictionary<int, string?> reasons,
        Action<PipelineEvent> publish,
        CancellationToken enough,
        CancellationToken cancellationToken)
    {
        using var search = CancellationTokenSource.CreateLinkedTokenSource(enough, cancellationToken);
        var broken = declarations.Broken.ToList();
        var targets = broken.Where(d => reasons[d.Index] is null).Select(d => d.Index).ToImmutableHashSet();
        if (targets.IsEmpty)
        {
            return [.. broken.Select(d => new DeclarationRepair(d, null, reasons[d.Index]!))];
        }

        var headers = new FileHeaders(file.Text, commands, declarations, targets);
        var others = new StandInText(file.Text, commands, i => commands[i].Span.In(file.Text)).Failing(before).Where(i => !commands[i].IsDeclaration);
        await headers.SettleAsync(others, text => CheckAsync(text, cancellationToken));
        var work = new Dictionary<int, Task<DeclarationRepair>>();
        foreach (var declaration in broken)
        {
            // In the order of the file, so that those that it rests on are already there.
            work[declaration.Index] = reasons[declaration.Index] is { } reason
                ? Task.FromResult(new DeclarationRepair(declaration, null, reason))
                : OneAsync(declaration, [.. headers.RestsOn(declaration.Index).Select(i => work[i])]);
        }

        return [.. await Task.WhenAll(broken.Select(d => work[d.Index]))];

        async Task<DeclarationRepair> OneAsync(FileDeclaration declaration, Task<DeclarationRepair>[] first)
        {
            var proofs = (await Task.WhenAll(first)).Where(r => r.Proof is not null).ToDictionary(r => r.Declaration.Index, r => r.Proof!);
            await _places.WaitAsync(cancellationToken);
            try
            {
                var asExample = !HasVariables(file.Text, commands, declaration);
                return await ProveAsync(file, declaration, headers.Of(declaration.Index, proofs), asExample, publish, search.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return new DeclarationRepair(declaration, null, "still open: the time for the search ran out");
            }
            finally
            {
                _places.Release();
            }
        }
    }

    private async Task<DeclarationRepair> ProveAsync(
        LeanFile file, FileDeclaration declaration, string header, bool asExample, Action<PipelineEvent> publish, CancellationToken cancellationToken)
    {
        var command = declaration.Command;
        var name = command.Name ?? $"example_of_line_{declaration.Line}";
        var problem = new Problem($"{file.Path}:{name}", name, new LeanHeader(header), Lead(file.Text, command, name), name)
        {
            Body = command.Body!.Value.In(file.Text),
            AsExample = asExample,
        };
        var result = await prove(problem, publish, cancellationToken);
        return result switch
        {
            { Status: ProblemStatus.Proved, Body: { } proof } => new DeclarationRepair(declaration, result, $"proved ({result.ProvedBy})", file.Fit(proof)),
            { Status: ProblemStatus.Rejected } => new DeclarationRepair(declaration, result, $"its statement does not elaborate: {result.Detail}"),
            { Open.IsEmpty: false } => new DeclarationRepair(declaration, result, $"still open: {result.Open.Length} of its goals"),
            _ => new DeclarationRepair(declaration, result, $"still open{(result.Detail is null ? "" : $": {result.Detail}")}"),
        };
    }

    /// <summary>An example is proved as a theorem: then it must be a proposition, and its axioms and statement can be looked up.</summary>
    private static string Lead(string file, CommandSpan command, string name)
    {
        var lead = file[command.Span.Start..command.Body!.Value.Start];
        var keyword = command.Statement!.Value.Start - command.Span.Start;
        return command.Kind == "example" ? $"{lead[..keyword]}theorem {name}{lead[(keyword + "example".Length)..]}" : lead;
    }

    private static bool HasVariables(string file, ImmutableArray<CommandSpan> commands, FileDeclaration declaration) =>
        commands[..declaration.Index].Any(c => c.Kind is "variable" or "variables")
        || LeanLexer.Tokenize(file, TextSpan.FromBounds(declaration.Command.Span.Start, declaration.Command.Statement!.Value.Start)).Any(t => t.Is(file, "variable"));

    private static StandInText Repaired(LeanFile file, ImmutableArray<CommandSpan> commands, ImmutableArray<DeclarationRepair> repairs)
    {
        var proofs = repairs.Where(r => r.Proof is not null).ToDictionary(r => r.Declaration.Index, r => r.Proof!);
        return new StandInText(file.Text, commands, i => proofs.TryGetValue(i, out var proof)
            ? file.Text[commands[i].Span.Start..commands[i].Body!.Value.Start] + proof + file.Text[commands[i].Body!.Value.End..commands[i].Span.End]
            : commands[i].Span.In(file.Text));
    }

    private async Task<CheckReport> CheckAsync(string text, CancellationToken cancellationToken, ILeanChecker? by = null) =>
        (await (by ?? lean).CheckAsync(new CheckRequest(LeanHeader.Empty, [new LeanSource(text)], limits, leanOptions), cancellationToken))[0];
}

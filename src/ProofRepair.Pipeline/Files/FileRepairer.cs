using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Events;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Sketching;

namespace ProofRepair.Pipeline.Files;

/// <summary>What was done to one declaration.</summary>
public sealed record DeclarationRepair(FileDeclaration Declaration, ProblemResult? Result, string Account);

/// <summary><paramref name="Text"/> differs from the file's only in the bodies that were repaired. <paramref name="After"/> is Lean's word on it.</summary>
public sealed record FileRepair(string Text, ImmutableArray<DeclarationRepair> Declarations, ImmutableArray<LeanMessage> Elsewhere, CheckReport Before, CheckReport After)
{
    public bool IsClean => After.IsComplete;
}

/// <summary>Repairs a file's declarations in their order, each under all that stands before it.</summary>
public sealed class FileRepairer(ILeanChecker lean, ProofPipeline pipeline, CheckLimits limits)
{
    public async Task<FileRepair> RepairAsync(LeanFile file, Action<PipelineEvent> publish, CancellationToken cancellationToken)
    {
        var before = await CheckAsync(file.Text, cancellationToken);
        var (declarations, elsewhere) = FileDeclarations.Of(file.Text, before);
        var repairs = ImmutableArray.CreateBuilder<DeclarationRepair>();
        var edits = new List<TextEdit>();
        // What later declarations stand on: the file so far, with `sorry` for what is still broken, so that one failure does not hide the rest.
        var standIns = new List<TextEdit>();
        foreach (var declaration in declarations.Where(d => d.IsBroken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var repair = await RepairAsync(file, declaration, Before(file.Text, declaration, standIns), publish, cancellationToken);
            repairs.Add(repair);
            if (declaration.Command.Body is not { } body)
            {
                continue;
            }

            if (repair.Result is { Status: ProblemStatus.Proved, Body: { } proof })
            {
                edits.Add(new TextEdit(body, file.Fit(proof)));
                standIns.Add(edits[^1]);
            }
            else
            {
                standIns.Add(new TextEdit(body, "sorry"));
            }
        }

        var text = Splice.Replace(file.Text, edits);
        return new FileRepair(text, repairs.ToImmutable(), elsewhere, before, edits.Count == 0 ? before : await CheckAsync(text, cancellationToken));
    }

    private async Task<DeclarationRepair> RepairAsync(
        LeanFile file, FileDeclaration declaration, string header, Action<PipelineEvent> publish, CancellationToken cancellationToken)
    {
        var command = declaration.Command;
        if (command.Body is not { } body || command.Separator is not { } separator || separator.In(file.Text) != ":=")
        {
            return new DeclarationRepair(declaration, null, "left as it is: its body does not follow `:=`");
        }

        var lead = file.Text[command.Span.Start..body.Start];
        var problem = new Problem($"{file.Path}:{command.Name}", command.Name ?? command.Kind, new LeanHeader(header), lead, command.Name)
        {
            Body = body.In(file.Text),
            AsExample = false,
        };
        var result = await pipeline.RunAsync(problem, publish, cancellationToken);
        return new DeclarationRepair(declaration, result, result.Status switch
        {
            ProblemStatus.Proved => $"proved ({result.ProvedBy})",
            ProblemStatus.Rejected => $"its statement does not elaborate: {result.Detail}",
            _ => result.Open.IsEmpty ? $"still open{(result.Detail is null ? "" : $": {result.Detail}")}" : $"still open: {result.Open.Length} of its goals",
        });
    }

    private static string Before(string text, FileDeclaration declaration, List<TextEdit> standIns) =>
        Splice.Replace(text[..declaration.Command.Span.Start], standIns);

    private async Task<CheckReport> CheckAsync(string text, CancellationToken cancellationToken) =>
        (await lean.CheckAsync(new CheckRequest(LeanHeader.Empty, [new LeanSource(text)], limits, pipeline.LeanOptions), cancellationToken))[0];
}

using System.Text.Json;
using System.Text.Json.Serialization;
using ProofRepair.Pipeline;
using ProofRepair.Pipeline.Events;
using ProofRepair.Pipeline.Files;
using Spectre.Console;

namespace ProofRepair.Cli.Display;

/// <summary>Says what was done to each declaration, and shows the changes where they are not written; on a terminal also what is going on.</summary>
internal sealed partial class RepairDisplay(bool json, bool showsDiff)
{
    public void Take(PipelineEvent pipelineEvent)
    {
        if (!json && Consoles.IsWatched && pipelineEvent is StageStarted stage)
        {
            Consoles.Errors.MarkupLineInterpolated($"[grey]{stage.Problem}: {stage.Stage.ToString().ToLowerInvariant()}{(stage.Detail is null ? "" : $", {stage.Detail}")}[/]");
        }
    }

    public void Print(LeanFile file, FileRepair repair)
    {
        foreach (var declaration in repair.Declarations)
        {
            var result = declaration.Result;
            if (json)
            {
                Console.WriteLine(JsonSerializer.Serialize(
                    new DeclarationLine(
                        "declaration",
                        file.Path,
                        declaration.Declaration.Command.Name,
                        StatusOf(declaration),
                        declaration.Account,
                        declaration.Proof,
                        [.. (result?.Open ?? []).Select(h => h.Goal)],
                        result?.Verdict is { } verdict ? [.. verdict.Axioms] : null),
                    RepairJson.Default.DeclarationLine));
                continue;
            }

            Console.WriteLine($"{file.Path}: {declaration.Declaration.Title}: {declaration.Account}");
            foreach (var error in result is null ? declaration.Declaration.Errors : [])
            {
                Console.WriteLine($"{file.Path}:{error.Start}: {error.Text}");
            }

            foreach (var open in result?.Open ?? [])
            {
                Console.WriteLine("    " + open.Goal.ReplaceLineEndings("\n    "));
            }
        }

        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new FileLine("file", file.Path, repair.IsClean, repair.Text != file.Text, [.. repair.Elsewhere.Select(m => new ErrorLine(m.Start.Line, m.Start.Column, m.Text))], repair.Trouble),
                RepairJson.Default.FileLine));
            return;
        }

        foreach (var error in repair.Elsewhere)
        {
            Console.WriteLine($"{file.Path}:{error.Start}: {error.Text}");
        }

        if ((showsDiff || repair.Trouble is not null) && repair.Text != file.Text)
        {
            Console.WriteLine(FileDiff.Of(file, repair.Text).TrimEnd('\r', '\n'));
        }

        if (repair.Trouble is null)
        {
            Console.WriteLine($"{file.Path}: {Summary(repair)}");
        }
    }

    private static string Summary(FileRepair repair) => repair.Declarations.IsEmpty && repair.IsClean
        ? "nothing to repair"
        : $"{(repair.IsClean ? "all proved" : "not all proved")}, {repair.Proved} of {repair.Declarations.Length} declarations repaired";

    private static string StatusOf(DeclarationRepair declaration) => declaration switch
    {
        { Result: null } => "skipped",
        { Proof: not null } => "proved",
        { Result.Status: ProblemStatus.Rejected } => "rejected",
        _ => "unproved",
    };

    internal sealed record DeclarationLine(
        string Event, string File, string? Name, string Status, string Account, string? Body, string[] Open, string[]? Axioms);

    internal sealed record FileLine(string Event, string File, bool Clean, bool Changed, ErrorLine[] Elsewhere, string? Trouble);

    internal sealed record ErrorLine(int Line, int Column, string Text);

    [JsonSerializable(typeof(DeclarationLine))]
    [JsonSerializable(typeof(FileLine))]
    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    internal sealed partial class RepairJson : JsonSerializerContext;
}

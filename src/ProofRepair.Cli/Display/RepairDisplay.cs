using System.Text.Json;
using System.Text.Json.Serialization;
using ProofRepair.Pipeline;
using ProofRepair.Pipeline.Events;
using ProofRepair.Pipeline.Files;
using Spectre.Console;

namespace ProofRepair.Cli.Display;

/// <summary>Says what was done to each declaration; on a terminal also what is going on.</summary>
internal sealed partial class RepairDisplay(bool json)
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
                        result?.Status.ToString().ToLowerInvariant() ?? "skipped",
                        declaration.Account,
                        result?.Status == ProblemStatus.Proved ? result.Body : null,
                        [.. (result?.Open ?? []).Select(h => h.Goal)],
                        result?.Verdict is { } verdict ? [.. verdict.Axioms] : null),
                    RepairJson.Default.DeclarationLine));
                continue;
            }

            Console.WriteLine($"{file.Path}: {declaration.Declaration.Title}: {declaration.Account}");
            foreach (var open in result?.Open ?? [])
            {
                Console.WriteLine("    " + open.Goal.ReplaceLineEndings("\n    "));
            }
        }

        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new FileLine("file", file.Path, repair.IsClean, repair.Text != file.Text), RepairJson.Default.FileLine));
            return;
        }

        foreach (var error in repair.Elsewhere)
        {
            Console.WriteLine($"{file.Path}:{error.Start}: {error.Text}");
        }

        Console.WriteLine(repair.Declarations.IsEmpty && repair.IsClean
            ? $"{file.Path}: nothing to repair"
            : $"{file.Path}: {(repair.IsClean ? "all proved" : "not all proved")}, {repair.Declarations.Count(d => d.Result?.Status == ProblemStatus.Proved)} of {repair.Declarations.Length} declarations repaired");
    }

    internal sealed record DeclarationLine(
        string Event, string File, string? Name, string Status, string Account, string? Body, string[] Open, string[]? Axioms);

    internal sealed record FileLine(string Event, string File, bool Clean, bool Changed);

    [JsonSerializable(typeof(DeclarationLine))]
    [JsonSerializable(typeof(FileLine))]
    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    internal sealed partial class RepairJson : JsonSerializerContext;
}

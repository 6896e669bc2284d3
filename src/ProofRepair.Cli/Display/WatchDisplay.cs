using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ProofRepair.Pipeline.Files;
using ProofRepair.Worker.Watching;

namespace ProofRepair.Cli.Display;

/// <summary>A line for each thing that happens, and a diff for each file that something was found for, which also becomes a patch where that is wanted.</summary>
/// <param name="write">Takes a line, or several.</param>
internal sealed partial class WatchDisplay(bool json, string? patches, Action<string> write, Action<string> writeDiff)
{
    public void Take(WatchEvent happened)
    {
        var path = Shown(happened.Path);
        switch (happened)
        {
            case WatchEvent.Changed:
                Patch(path, null);
                break;
            case WatchEvent.Said(_, var message):
                Print(
                    new WatchLine("message", path) { Severity = message.Severity.ToString().ToLowerInvariant(), Line = message.Start.Line, Column = message.Start.Column, Text = message.Text },
                    $"{path}:{message.Start}: {message.Severity.ToString().ToLowerInvariant()}: {message.Text.TrimEnd()}");
                break;
            case WatchEvent.Checked answer:
                Print(
                    new WatchLine("checked", path) { Text = Summary(answer), First = Round(answer.First), Seconds = Round(answer.All), Reused = answer.Reused, Commands = answer.Commands, Cold = answer.Cold },
                    $"{path}: {Summary(answer)} ({Times(answer)})");
                break;
            case WatchEvent.Found(_, var name, var after):
                Print(new WatchLine("found", path) { Name = name, Seconds = Round(after) }, $"{path}: a proof of {name} ({Seconds(after)} after the save)");
                break;
            case WatchEvent.Offered(var file, var repair, var after):
                Offer(file with { Path = path }, repair, after);
                break;
            case WatchEvent.Applied:
                Print(new WatchLine("applied", path), $"{path}: written");
                Patch(path, null);
                break;
            case WatchEvent.Deleted:
                Print(new WatchLine("deleted", path), $"{path}: deleted");
                Patch(path, null);
                break;
            case WatchEvent.Trouble(_, var problem):
                Print(new WatchLine("trouble", path) { Text = problem }, $"{path}: {problem}");
                break;
        }
    }

    private void Offer(LeanFile file, FileRepair repair, TimeSpan after)
    {
        var diff = repair.Proved == 0 || repair.Trouble is not null ? null : FileDiff.Of(file, repair.Text).TrimEnd('\r', '\n');
        if (!json)
        {
            foreach (var declaration in repair.Declarations)
            {
                write($"{file.Path}:{declaration.Declaration.Line}: {declaration.Declaration.Title}: {declaration.Account}");
            }

            if (diff is not null)
            {
                writeDiff(diff);
            }
        }

        var text = repair.Trouble ?? $"{repair.Proved} of {repair.Declarations.Length} declarations repaired";
        Print(
            new WatchLine("offered", file.Path) { Text = text, Seconds = Round(after), Patch = diff },
            $"{file.Path}: {text} ({Seconds(after)} after the save)");
        Patch(file.Path, diff);
    }

    /// <summary>A patch that is out of date is taken away.</summary>
    private void Patch(string path, string? diff)
    {
        if (patches is null)
        {
            return;
        }

        var target = Path.Combine(patches, path.Replace("..", "_", StringComparison.Ordinal).Replace(Path.DirectorySeparatorChar, '.') + ".patch");
        try
        {
            if (diff is null)
            {
                File.Delete(target);
                return;
            }

            Directory.CreateDirectory(patches);
            File.WriteAllText(target, diff + "\n");
        }
        catch (DirectoryNotFoundException)
        {
            // Nothing was ever written there.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Print(new WatchLine("trouble", path) { Text = $"{target} cannot be written: {e.Message}" }, $"{path}: {target} cannot be written: {e.Message}");
        }
    }

    private void Print(WatchLine line, string text) => write(json ? JsonSerializer.Serialize(line, WatchJson.Default.WatchLine) : text);

    private static string Summary(WatchEvent.Checked answer)
    {
        var (errors, sorries) = (answer.Messages.Count(m => m.IsError), answer.Messages.Count(m => m.IsSorry));
        return (errors, sorries) switch
        {
            (0, 0) => "ok",
            (0, _) => Count(sorries, "sorry"),
            (_, 0) => Count(errors, "error"),
            _ => $"{Count(errors, "error")}, {Count(sorries, "sorry")}",
        };
    }

    private static string Count(int count, string word) => count == 1 ? $"1 {word}" : word == "sorry" ? $"{count} sorries" : $"{count} {word}s";

    private static string Times(WatchEvent.Checked answer) => answer.Cold is { } why
        ? $"first word {Seconds(answer.First)}, all {Seconds(answer.All)} after the save; a Lean was started for it: {why}"
        : $"first word {Seconds(answer.First)}, all {Seconds(answer.All)} after the save; {answer.Commands - answer.Reused} of {answer.Commands} commands anew";

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.00} s");

    private static double Round(TimeSpan time) => Math.Round(time.TotalSeconds, 3);

    public static string Shown(string path) => Path.GetRelativePath(Environment.CurrentDirectory, path);

    internal sealed record WatchLine(string Event, string File)
    {
        public string? Severity { get; init; }

        public int? Line { get; init; }

        public int? Column { get; init; }

        public string? Name { get; init; }

        public string? Text { get; init; }

        public double? First { get; init; }

        public double? Seconds { get; init; }

        public int? Reused { get; init; }

        public int? Commands { get; init; }

        public string? Cold { get; init; }

        public string? Patch { get; init; }
    }

    [JsonSerializable(typeof(WatchLine))]
    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    internal sealed partial class WatchJson : JsonSerializerContext;
}

using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ProofRepair.Architecture.Tests;

/// <summary>Rooms may use only what stands below them. The table is the architecture: change it knowingly.</summary>
public partial class DependencySpecs
{
    private static readonly Dictionary<string, string[]> s_mayUse = new(StringComparer.Ordinal)
    {
        ["Lean"] = [],
        ["Sampling"] = [],
        ["Store"] = [],
        ["Verify"] = ["Lean"],
        ["Pipeline"] = ["Verify", "Lean", "Sampling"],
        ["Gate"] = ["Pipeline", "Verify", "Lean"],
        ["Bench"] = ["Store", "Pipeline", "Verify", "Lean", "Sampling"],
        ["Worker"] = ["Bench", "Store", "Pipeline", "Verify", "Lean", "Sampling"],
        ["Cli"] = ["Gate", "Worker", "Bench", "Store", "Pipeline", "Verify", "Lean", "Sampling"],
    };

    private static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", ".."));

    public static TheoryData<string> Rooms => [.. Directory.GetDirectories(Path.Combine(Root, "src")).Select(d => Path.GetFileName(d)["ProofRepair.".Length..])];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_references_only_rooms_below_it(string room)
    {
        var project = XDocument.Load(Path.Combine(Root, "src", $"ProofRepair.{room}", $"ProofRepair.{room}.csproj"));
        var used = project.Descendants("ProjectReference").Select(r => ProjectName().Match(r.Attribute("Include")!.Value).Groups[1].Value);

        Assert.All(used, name => Assert.Contains(name, s_mayUse[room]));
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_rooms_code_names_only_rooms_below_it(string room)
    {
        foreach (var file in Sources($"src/ProofRepair.{room}"))
        {
            foreach (Match match in UsedRoom().Matches(File.ReadAllText(file)))
            {
                var name = match.Groups[1].Value;
                Assert.True(name == room || s_mayUse[room].Contains(name), $"{Path.GetFileName(file)} names {name}");
            }
        }
    }

    [Fact]
    public void No_file_names_a_place_of_one_machine()
    {
        string[] kinds = [".cs", ".cjs", ".json", ".md", ".lean", ".jsonl", ".props", ".csproj", ".sh", ".txt"];
        var files = new[] { "src", "tests", "lean", "benchmarks", "docs" }
            .SelectMany(Sources)
            .Concat(Directory.GetFiles(Root))
            .Where(f => kinds.Contains(Path.GetExtension(f)));
        Assert.All(files, f => Assert.False(MachinePath().IsMatch(File.ReadAllText(f)), f));
    }

    private static IEnumerable<string> Sources(string folder) => !Directory.Exists(Path.Combine(Root, folder))
        ? []
        : Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}") && !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"));

    private static string Here([CallerFilePath] string file = "") => file;

    [GeneratedRegex(@"ProofRepair\.(\w+)\.csproj", RegexOptions.NonBacktracking)]
    private static partial Regex ProjectName();

    [GeneratedRegex(@"using (?:static )?ProofRepair\.(\w+)", RegexOptions.NonBacktracking)]
    private static partial Regex UsedRoom();

    [GeneratedRegex(@"(/work/(main|shared)|/tmp/(lab|wt)|/ro{1}ot/)", RegexOptions.NonBacktracking)]
    private static partial Regex MachinePath();
}

using System.Runtime.CompilerServices;
using YamlDotNet.RepresentationModel;

namespace ProofRepair.Gate.Tests.Recipes;

/// <summary>The action and the examples as they stand in this repository.</summary>
internal static class RecipeFiles
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", ".."));

    public static string PathOf(string example) => Path.Combine(Root, "docs", "examples", "gate", example);

    public static YamlMappingNode Yaml(string path)
    {
        var stream = new YamlStream();
        using var reader = File.OpenText(path);
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    public static YamlMappingNode Step(YamlNode steps, string name) =>
        ((YamlSequenceNode)steps).Children.OfType<YamlMappingNode>().Single(s => s.Children.TryGetValue("name", out var found) && (string?)found == name);

    /// <summary>The step's variables, with the action's inputs in their places; what is not given has its default.</summary>
    public static Dictionary<string, string?> Environment(YamlMappingNode action, YamlMappingNode step, Dictionary<string, string> inputs) =>
        ((YamlMappingNode)step["env"]).Children.ToDictionary(e => (string)e.Key!, e =>
        {
            var name = ((string)e.Value!)["${{ inputs.".Length..^" }}".Length];
            return inputs.TryGetValue(name, out var given) ? given : (string?)action["inputs"][name]["default"];
        });

    private static string Here([CallerFilePath] string file = "") => file;
}

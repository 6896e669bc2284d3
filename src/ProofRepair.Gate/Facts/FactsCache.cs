using System.Text.Json;
using System.Text.Json.Serialization;
using ProofRepair.Gate.Sources;

namespace ProofRepair.Gate.Facts;

/// <summary>Facts and compiled files kept between runs, by key. Only what was elaborated from the base branch is ever written to it.</summary>
internal sealed class FactsCache(string folder)
{
    private const string FactsName = "facts.json";
    private const string CompiledName = "module.olean";

    public bool Has(string key) => File.Exists(Path.Combine(PlaceOf(key), FactsName));

    /// <summary>Null when it is not there. Its compiled files are put where they are wanted.</summary>
    public async Task<ModuleFacts?> ReadAsync(LeanSourceFile file, string key, string compiled, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = File.OpenRead(Path.Combine(PlaceOf(key), FactsName));
            var facts = await JsonSerializer.DeserializeAsync(stream, FactsJson.Default.ModuleFacts, cancellationToken);
            if (facts?.Key != key || facts.Module != file.Module || facts.Outcome == ModuleOutcome.Undecided)
            {
                return null;
            }

            if (facts.Outcome == ModuleOutcome.Compiled)
            {
                CompiledParts.Copy(Path.Combine(PlaceOf(key), CompiledName), compiled);
            }

            return facts;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>False where there is nothing to keep, or it is there already.</summary>
    public async Task<bool> WriteAsync(ModuleFacts facts, string compiled, CancellationToken cancellationToken)
    {
        var place = facts.Key.Length > 0 ? PlaceOf(facts.Key) : folder;
        if (facts.Outcome == ModuleOutcome.Undecided || Directory.Exists(place))
        {
            return false;
        }

        var staging = Path.Combine(folder, $".staging-{Guid.NewGuid():N}");
        Directory.CreateDirectory(staging);
        await using (var stream = File.Create(Path.Combine(staging, FactsName)))
        {
            await JsonSerializer.SerializeAsync(stream, facts, FactsJson.Default.ModuleFacts, cancellationToken);
        }

        if (facts.Outcome == ModuleOutcome.Compiled)
        {
            CompiledParts.Copy(compiled, Path.Combine(staging, CompiledName));
        }

        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        try
        {
            Directory.Move(staging, place);
        }
        catch (IOException) when (Directory.Exists(place))
        {
            // Another run was first, with the same contents.
            Directory.Delete(staging, recursive: true);
        }

        return true;
    }

    private string PlaceOf(string key) => Path.Combine(folder, key[..2], key);
}

[JsonSerializable(typeof(ModuleFacts))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true)]
internal sealed partial class FactsJson : JsonSerializerContext;

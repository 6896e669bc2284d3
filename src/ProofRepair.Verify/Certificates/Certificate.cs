using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Syntax;

namespace ProofRepair.Verify.Certificates;

/// <summary>
/// What was verified, how, and with what result: all that is needed to do it again from nothing. It proves nothing by itself; a reader who
/// doubts it repeats it.
/// </summary>
/// <param name="Statement">The declaration up to and with <c>:=</c>.</param>
/// <param name="Seconds">Wall time of the verification.</param>
public sealed record Certificate(
    int Format,
    string? Theorem,
    string Header,
    string Statement,
    string Proof,
    string HeaderSha256,
    string StatementSha256,
    string ProofSha256,
    string Toolchain,
    ImmutableSortedDictionary<string, string> Options,
    CertifiedLimits Limits,
    bool Accepted,
    ImmutableArray<CertifiedCheck> Checks,
    ImmutableArray<string> Axioms,
    ImmutableArray<string> KernelFaults,
    double Seconds,
    DateTimeOffset Made)
{
    public const int CurrentFormat = 1;
    private const int MostHeartbeats = 100_000_000;
    private const double MostSeconds = 24 * 60 * 60;

    public static Certificate Of(string? theorem, VerifyRequest request, Verdict verdict, DateTimeOffset made) => new(
        CurrentFormat,
        theorem,
        request.Header.Text,
        request.Lead,
        request.Body,
        Sha256(request.Header.Text),
        Sha256(request.Lead),
        Sha256(request.Body),
        verdict.Toolchain,
        request.Options.ToImmutableSortedDictionary(StringComparer.Ordinal),
        new CertifiedLimits(request.Limits.Heartbeats, request.Limits.WallTime.TotalSeconds),
        verdict.Accepted,
        [.. verdict.Checks.Select(c => new CertifiedCheck(c.Name, c.Result, c.Detail))],
        verdict.Axioms,
        [.. verdict.KernelFaults.Select(f => f.ToString())],
        Math.Round(verdict.Time.TotalSeconds, 2),
        made);

    /// <summary>The same verification once more, by the kernel too, under these limits of this machine.</summary>
    public VerifyRequest Request(long? memoryBytes = null) => new(
        new LeanHeader(Header), Statement, Proof, new CheckLimits(TimeSpan.FromSeconds(Limits.WallSeconds), Limits.Heartbeats, memoryBytes) { ProcessorTime = TimeSpan.FromSeconds(Limits.WallSeconds) })
    {
        Options = Options.ToImmutableDictionary(),
        WithReplay = true,
    };

    /// <summary>Why the text is not what was certified, or asks for more than is done for a stranger; null when nothing stands against it.</summary>
    public string? Alteration() =>
        Format != CurrentFormat ? $"it is of format {Format}; this program reads {CurrentFormat}"
        : Theorem is not null && PinnedLead.Of(Statement)?.Name != Theorem ? "it names another theorem than its statement does"
        : Options.Keys.FirstOrDefault(o => !ProofOptions.IsHarmless(o)) is { } option ? $"it sets the option {option}, which changes what counts as proved"
        : Limits.Heartbeats is < 1 or > MostHeartbeats || !(Limits.WallSeconds is > 0 and <= MostSeconds) ? "its limits are out of range"
        : Sha256(Header) != HeaderSha256 ? "its header is not the one that its hash is of"
        : Sha256(Statement) != StatementSha256 ? "its statement is not the one that its hash is of"
        : Sha256(Proof) != ProofSha256 ? "its proof is not the one that its hash is of"
        : null;

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>Heartbeats in Lean's unit of <c>maxHeartbeats</c>.</summary>
public sealed record CertifiedLimits(int Heartbeats, double WallSeconds);

public sealed record CertifiedCheck(string Name, CheckResult Result, string Detail);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Certificate))]
internal sealed partial class CertificateJson : JsonSerializerContext;

using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using ProofRepair.Bench.Text;

namespace ProofRepair.Bench.Suites;

/// <summary>
/// A published version of a benchmark. Versions that share a name state different things (miniF2F's repair and weaken each other's statements), so that
/// figures on one are none on another.
/// </summary>
/// <param name="Benchmark">Such as <c>miniF2F</c>.</param>
/// <param name="Version">The project whose copy it is, with the commit it was read at.</param>
public sealed record SuiteLineage(string Benchmark, string Version)
{
    /// <summary>By <see cref="HashOf"/>, from the files of the commits named.</summary>
    private static readonly FrozenDictionary<string, SuiteLineage> s_known = new Dictionary<string, SuiteLineage>(StringComparer.Ordinal)
    {
        ["30df58721ad8cf47a3a05cb775c14ab396ad798d8dadb93fe9b0317919608ee3"] = new("miniF2F", "DSP-Plus at eb98320"),
        ["6f823895798dc58ce517eb8dd4d7cddc2d998aa32c73e82cef746fd0d09740a0"] = new("miniF2F", "DeepSeek-Prover-V1.5 at 2c4ba91"),
        ["68fbc7929f9b0ecc15e1ae41b5ab604c5afcc8e7ffaea50244918c4da6ade540"] = new("miniF2F", "Goedel-Prover-V2 at 2e9036e"),
        ["53498f0f8ccda5bfd6b7a1ac1e02deff8733a02e1ee2b6126830413aeeb86cc4"] = new("miniF2F", "InternLM-Math at eaead17"),
        ["92e5e036f18d73439e1a50401bb5ffbe0211f9ef2dcfdde9be6732f13c50874d"] = new("miniF2F", "v2c, BurnQED's copy at 9053d51"),
        ["bd788d34e89c4a94e156f8cb347a20cb91db11d5b7ac6df5235547cdfe8768ee"] = new("miniF2F", "v2s, BurnQED's copy at 9053d51"),
        ["2f62eb51dddb56c89ed2738112fa331b87d1c83ac4946b04e0430679b68de279"] = new("miniF2F", "yangky11/miniF2F-lean4 at 5746b7d"),
        ["3483f7744a344d3f3b4a4211e9214bca69c6bec733b0bac68d6771145271ebbc"] = new("FormalMATH-Lite", "jiayiw005/FormalMATH-Bench at 16d0311"),
        ["a86a4d8ea25fb1aa7b407edf10e11468007752a103b3f7a8a77081e02b13e171"] = new("PutnamBench", "trishullab/PutnamBench at 3c9b926"),
        ["9ffbfb02732d17e52c4aae6e9c51bc15bb65db6b54b68e8c54d0e56b726eac6e"] = new("ProofNet", "DeepSeek-Prover-V1.5 at 2c4ba91"),
        ["102fd6679999aa32f10cca91860aff6435c9fd15a23ad25383cf2efa3bc1baaf"] = new("CombiBench", "MoonshotAI/CombiBench at 84063de"),
        ["de6c0dacbd051566c91609fd5b494ef72ec4f14a6311c0552257bd20717e09b3"] = new("MOBench", "Goedel-Prover-V2 at 2e9036e"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Null for statements that are of no version known here.</summary>
    public static SuiteLineage? Of(IReadOnlyCollection<SuiteRow> rows) => s_known.GetValueOrDefault(HashOf(rows));

    /// <summary>
    /// SHA-256 of the normalised theorems with their declared names, in ordinal order: the same for every file format, order and layout. Headers are left out,
    /// since projects put their own before the same statements, and with them what a header defines.
    /// </summary>
    public static string HashOf(IEnumerable<SuiteRow> rows) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', rows.Select(r => $"{r.DeclaredName}\0{StatementText.Normalised(r.Statement)}").Order(StringComparer.Ordinal)))));

    public override string ToString() => $"{Benchmark} ({Version})";
}

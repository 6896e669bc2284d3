using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace ProofRepair.Bench.Suites;

/// <summary>
/// A statement of a published file that does not say what was meant, as others reported it. Known by the hash of its text without white space: files that
/// repaired it have another text. <paramref name="Reference"/>: a repository's issue.
/// </summary>
public sealed record KnownDefect(string Reason, string Reference)
{
    private const string Report = "deepseek-ai/DeepSeek-Prover-V1.5#26";
    private const string Scope = "the binder of its big operator ends too early, so that a variable is bound by nothing";

    private static readonly FrozenDictionary<string, KnownDefect> s_byHash = new Dictionary<string, KnownDefect>(StringComparer.Ordinal)
    {
        ["b0ffc7dbba652f55e0c2812831dc185869cfe470c93e2eaeedb9894c5075594c"] = new(Scope, Report),
        ["2eb265831b1bfa4bd4f81e8c5704e10feda3072aa41abe92a625c528b5a2e691"] = new(Scope, Report),
        ["2a7d62f33c46eb6635dec1a0628b6640a7829bb9d0e7d832367bf9853a1a8440"] = new(Scope, Report),
        ["ecfc34c2fc34d9ddbae2ca6b1bf9bf4fef97f22c1613645e75ac9bc95bf12075"] = new(Scope, Report),
        ["9e8994ae5de50fec9a0d520cd3019c79e97b4c0baec2bb21a9ed3c41e3cbb81b"] = new($"{Scope}, and its hypotheses contradict each other", Report),
        ["82aab253ee5943d21676c84719878d161b2d7dd4a932509fc8e590c60972d97d"] = new("its fraction is one of natural numbers, so that it says 0 = 0", Report),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public string Sentence => $"{Reason} ({Reference})";

    public static KnownDefect? Of(SuiteRow row) => s_byHash.GetValueOrDefault(HashOf(row.Statement));

    /// <summary>`k in s` and `k ∈ s` are the same under a big operator.</summary>
    private static string HashOf(string statement) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Concat(statement.Where(c => !char.IsWhiteSpace(c))).Replace("∈", "in", StringComparison.Ordinal))));
}

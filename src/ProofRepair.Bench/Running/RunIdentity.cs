using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ProofRepair.Bench.Suites;

namespace ProofRepair.Bench.Running;

/// <summary>
/// What figures are figures of: two runs whose hashes agree were given the same data, statements, Lean and options. <paramref name="Data"/>: each
/// file with its SHA-256; <paramref name="Statements"/>: of all statements as Lean sees them, headers included.
/// </summary>
public sealed record RunIdentity(ImmutableArray<(string File, string Sha256)> Data, string Statements, string Toolchain, ImmutableArray<(string Name, string Value)> Options)
{
    /// <summary>What the run may spend, as its user wrote it: what figures are figures at, but a run that goes on may have more. Null without limits.</summary>
    public string? Budget { get; init; }

    public string OptionsHash => Hash(Options.Select(o => $"{o.Name}={o.Value}"));

    /// <summary>Of all the rest.</summary>
    public string Hash256 => Hash([.. Data.Select(d => d.Sha256), Statements, Toolchain, OptionsHash]);

    public static RunIdentity Of(Suite suite, IEnumerable<SuiteProblem> problems, string toolchain, IEnumerable<(string Name, string Value)> options) => new(
        [.. suite.Files.Select(f => (Path.GetFileName(f.Path), f.Sha256))],
        Hash(problems.Select(p => $"{p.Row.Key}\0{p.Problem?.StatementHash}\0{p.Problem?.PlainHeader?.Text}")),
        toolchain,
        [.. options.OrderBy(o => o.Name, StringComparer.Ordinal)]);

    private static string Hash(IEnumerable<string> lines) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
}

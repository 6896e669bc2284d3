using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ProofRepair.Lean.Checking;

namespace ProofRepair.Pipeline.Problems;

/// <summary>
/// A statement to prove. The pipeline never edits it: whatever is tried, <paramref name="Lead"/> stands before it byte for byte.
/// </summary>
/// <param name="Key">Unique in its run, such as <c>valid/mathd_algebra_10</c>.</param>
/// <param name="Name">As the suite or the file calls it.</param>
/// <param name="Header">What stands before the declaration: imports, options, earlier declarations, tactic meanings.</param>
/// <param name="Lead">The declaration up to its body: statement, <c>:=</c> and the white space after it.</param>
/// <param name="DeclaredName">The name in the declaration; null for an <c>example</c>.</param>
public sealed record Problem(string Key, string Name, LeanHeader Header, string Lead, string? DeclaredName)
{
    /// <summary>The header without tactic meanings, under which a sample counts as proved as it came. Null when there is no difference.</summary>
    public LeanHeader? PlainHeader { get; init; }

    /// <summary>More of the header, for declarations that need it.</summary>
    public ImmutableArray<HeaderPart> HeaderParts { get; init; } = [];

    /// <summary>The same under its plain header.</summary>
    public Problem UnderPlainHeader() => PlainHeader is { } header ? this with { Header = header, PlainHeader = null, HeaderParts = [] } : this;

    /// <summary>What is to stand before this declaration of the statement with some body.</summary>
    public LeanHeader HeaderFor(string declaration) => HeaderParts.Aggregate(Header, (header, part) => part.AddedTo(header, declaration));

    public string? Informal { get; init; }

    /// <summary>A body that came with the statement, to be repaired.</summary>
    public string? Body { get; init; }

    /// <summary>How a sampled body is restated for this problem's header (another name for ℝ, say).</summary>
    public Func<string, string> Restate { get; init; } = static body => body;

    /// <summary>What the statement is called in reports, such as "core port of miniF2F (stronger)".</summary>
    public string? Standing { get; init; }

    /// <summary>It implies what was asked, and more: refuting it, or a part of its proof, refutes nothing of the original.</summary>
    public bool IsStronger { get; init; }

    /// <summary>Names that the header defines and that a tactic may unfold.</summary>
    public ImmutableArray<string> Definitions { get; init; } = [];

    /// <summary>Candidates may be tried as an <c>example</c>: not under a header with <c>variable</c>s, which the two take in differently.</summary>
    public bool AsExample { get; init; } = true;

    /// <summary>The statement alone, for prompts.</summary>
    public string Statement => Lead.TrimEnd() is var lead && lead.EndsWith(":=", StringComparison.Ordinal) ? lead[..^2].TrimEnd() : lead;

    public string StatementHash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Header.Text}\0{Lead}")));
}

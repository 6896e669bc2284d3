using System.Collections.Immutable;

namespace ProofRepair.Bench.Suites;

/// <summary>What makes a row one problem: the same name may occur in several splits and variants.</summary>
public readonly record struct SuiteKey(string Split, string? Variant, string Name)
{
    public override string ToString() => Variant is null ? $"{Split}/{Name}" : $"{Split}/{Variant}/{Name}";
}

/// <summary>
/// A problem of a suite. <paramref name="Header"/> is all that stands before the theorem, <paramref name="Statement"/> ends before
/// <c>:=</c>. <paramref name="Name"/> is unique within its split and variant; <paramref name="DeclaredName"/> is what the text says.
/// </summary>
public sealed record SuiteRow(
    string Name,
    string Split,
    string? Variant,
    string Header,
    string Statement,
    string DeclaredName,
    string? Informal,
    string? Proof,
    string SourceFile,
    int LineNumber)
{
    public SuiteKey Key => new(Split, Variant, Name);

    /// <summary>The domain as the data states it: a word, or paths such as <c>Mathematics -> Algebra -> Other; Mathematics -> Geometry</c>.</summary>
    public string? Domain { get; init; }

    public string? Difficulty { get; init; }

    /// <summary>The first domain's uppermost step, such as <c>Algebra</c>, by which coverage is grouped.</summary>
    public string? DomainGroup => Domain?.Split(';', 2)[0].Split("->").Select(step => step.Trim()).FirstOrDefault(step => step.Length > 0 && step != "Mathematics");
}

/// <summary>A row that was skipped, with the place and the reason.</summary>
public sealed record BadRow(string SourceFile, int LineNumber, string Reason);

/// <summary>Rows with one key and different texts; all but the first were renamed.</summary>
public sealed record RepeatedName(SuiteKey Key, string NewName, string SourceFile, int LineNumber);

/// <summary>A file that was read, as it was.</summary>
public sealed record SuiteFile(string Path, string Sha256);

public sealed record Suite(
    string Name,
    ImmutableArray<SuiteRow> Rows,
    ImmutableArray<BadRow> BadRows,
    ImmutableArray<RepeatedName> Repeated,
    int Merged,
    ImmutableArray<SuiteFile> Files)
{
    public ImmutableArray<string> Splits => [.. Rows.Select(r => r.Split).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The rows of one split; all rows for null.</summary>
    public Suite OnlySplit(string? split) => split is null
        ? this
        : this with { Rows = [.. Rows.Where(r => string.Equals(r.Split, split, StringComparison.Ordinal))] };
}

/// <summary>A suite, or a sentence that says what is missing and what to do.</summary>
public abstract record SuiteLoad
{
    public sealed record Loaded(Suite Suite) : SuiteLoad;

    public sealed record NotFound(string Message) : SuiteLoad;
}

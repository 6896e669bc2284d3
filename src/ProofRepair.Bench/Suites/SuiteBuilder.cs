using System.Collections.Immutable;

namespace ProofRepair.Bench.Suites;

/// <summary>Collects rows in the order of reading; identical repetitions are merged, others numbered.</summary>
internal sealed class SuiteBuilder(string name)
{
    private readonly ImmutableArray<SuiteRow>.Builder _rows = ImmutableArray.CreateBuilder<SuiteRow>();
    private readonly ImmutableArray<BadRow>.Builder _bad = ImmutableArray.CreateBuilder<BadRow>();
    private readonly ImmutableArray<RepeatedName>.Builder _repeated = ImmutableArray.CreateBuilder<RepeatedName>();
    private readonly ImmutableArray<SuiteFile>.Builder _files = ImmutableArray.CreateBuilder<SuiteFile>();
    private readonly Dictionary<SuiteKey, List<SuiteRow>> _byKey = [];
    private readonly HashSet<SuiteKey> _taken = [];
    private int _merged;

    public void Add(SuiteRow row)
    {
        if (!_byKey.TryGetValue(row.Key, out var same))
        {
            _byKey.Add(row.Key, same = []);
        }

        if (same.Exists(other => SameProblem(other, row)))
        {
            _merged++;
            return;
        }

        same.Add(row);
        var unique = row;
        for (var n = Math.Max(same.Count, 2); !_taken.Add(unique.Key); n++)
        {
            unique = row with { Name = $"{row.Name}#{n}" };
        }

        if (!ReferenceEquals(unique, row))
        {
            _repeated.Add(new RepeatedName(row.Key, unique.Name, row.SourceFile, row.LineNumber));
        }

        _rows.Add(unique);
    }

    public void AddBad(BadRow row) => _bad.Add(row);

    public void AddFile(SuiteFile file) => _files.Add(file);

    public Suite Build() => new(name, _rows.ToImmutable(), _bad.ToImmutable(), _repeated.ToImmutable(), _merged, _files.ToImmutable());

    private static bool SameProblem(SuiteRow a, SuiteRow b) =>
        string.Equals(a.Header, b.Header, StringComparison.Ordinal)
        && string.Equals(a.Statement, b.Statement, StringComparison.Ordinal)
        && string.Equals(a.Proof, b.Proof, StringComparison.Ordinal);
}

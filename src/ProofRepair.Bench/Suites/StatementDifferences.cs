using System.Collections.Immutable;
using ProofRepair.Bench.Text;
using ProofRepair.Sampling.Replay;

namespace ProofRepair.Bench.Suites;

/// <summary>A recorded proof of something else than the suite asks under that name; <paramref name="Row"/> is its number in the recording.</summary>
public sealed record StatementDifference(int Row, SuiteKey Problem, string InSuite, string InRecording);

/// <summary>
/// The rows of a recording held against a suite, statement by statement. <paramref name="Same"/> and <paramref name="Different"/> are rows whose name the suite
/// has; <paramref name="NotInSuite"/> are the other rows' numbers.
/// </summary>
public sealed record StatementDifferences(int Same, ImmutableArray<StatementDifference> Different, ImmutableArray<int> NotInSuite)
{
    /// <summary>
    /// By name, else by the declared name. Where a name stands in several splits and variants a row agrees when it agrees with any of them, and differs from
    /// the first. Comments, layout and the theorem's own name are no difference (<see cref="StatementText.Normalised"/>).
    /// </summary>
    public static StatementDifferences Of(Suite suite, IEnumerable<RecordedStatement> recorded)
    {
        var byName = suite.Rows
            .Select(row => (Row: row, Text: StatementText.Normalised(row.Statement)))
            .SelectMany(r => new[] { r.Row.Name, r.Row.DeclaredName }.Where(n => n.Length > 0).Distinct(StringComparer.Ordinal).Select(n => (Name: n, r.Row, r.Text)))
            .ToLookup(r => r.Name, StringComparer.Ordinal);
        var different = ImmutableArray.CreateBuilder<StatementDifference>();
        var notInSuite = ImmutableArray.CreateBuilder<int>();
        var same = 0;
        foreach (var statement in recorded)
        {
            var asked = byName[statement.Name].ToList();
            asked = asked.Count > 0 || DeclarationText.Last(statement.Statement) is not { Name.Length: > 0 } declared ? asked : [.. byName[declared.Name]];
            var text = StatementText.Normalised(statement.Statement);
            if (asked.Count == 0)
            {
                notInSuite.Add(statement.Row);
            }
            else if (asked.Exists(a => string.Equals(a.Text, text, StringComparison.Ordinal)))
            {
                same++;
            }
            else
            {
                different.Add(new StatementDifference(statement.Row, asked[0].Row.Key, asked[0].Row.Statement, statement.Statement));
            }
        }

        return new StatementDifferences(same, different.ToImmutable(), notInSuite.ToImmutable());
    }
}

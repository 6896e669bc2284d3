using System.Collections.Immutable;

namespace ProofRepair.Store.Migrations;

/// <summary>
/// The SQL that leads from one version of the tables to the next; the version is the number of steps that were made. A step that was released is
/// never changed. <paramref name="Marks"/> are tables of the first step, by which a store of this kind is known.
/// </summary>
internal sealed record SchemaSteps(ImmutableArray<string> Steps, ImmutableArray<string> Marks)
{
    public int Version => Steps.Length;

    /// <summary>Why these tables are not to be touched, or null. <paramref name="version"/> is null where none is written.</summary>
    public string? RefusalOf(IReadOnlyCollection<string> tables, long? version)
    {
        if (tables.Count == 0)
        {
            return null;
        }

        if (version is not > 0 || !Marks.All(tables.Contains))
        {
            return "it is a database of something else";
        }

        return version > Version ? $"it was written by a newer version of this program (tables {version}, known here {Version})" : null;
    }
}

using System.Text.Json.Serialization;

namespace ProofRepair.Gate.Changes;

[JsonConverter(typeof(JsonStringEnumConverter<ChangeKind>))]
public enum ChangeKind
{
    Added,
    Removed,

    /// <summary>It states something else, and its own text says so.</summary>
    StatementChanged,

    /// <summary>It states something else although its text is the same.</summary>
    Drifted,

    /// <summary>A definition that means something else.</summary>
    DefinitionChanged,

    /// <summary>It states the same, in other words or with another proof.</summary>
    ProofChanged,

    /// <summary>Nothing but its name or its file.</summary>
    Renamed,

    Moved,

    /// <summary>Its text and statement are as they were; something that its proof rests on is not.</summary>
    RestsOnOther,
}

/// <summary>What became of a declaration. <paramref name="Was"/> names it in the base where that is another name or file.</summary>
public sealed record Change(ChangeKind Kind, string Declaration, string Path, int? Line, string? Was);

namespace ProofRepair.Gate.Changes;

/// <summary>The same declaration on both sides; one of them is null where it was added or removed.</summary>
internal sealed record DeclarationPair(Declaration? Base, Declaration? Head)
{
    public bool IsRenamed => Base is not null && Head is not null && Base.Name != Head.Name;

    public bool IsMoved => Base is not null && Head is not null && Base.File.Path != Head.File.Path;

    /// <summary>Where a definition refers to itself in a circle there is no digest, and only equal texts of equal files would say it.</summary>
    public bool SameStatement => Base?.Main.Statement is { } left && Head?.Main.Statement is { } right && left == right;

    public bool SameMeaning => Base?.Main.Meaning == Head?.Main.Meaning && (Base?.Main.Meaning is not null || (SameStatement && SameText));

    public bool SameText => Base?.Text == Head?.Text;
}

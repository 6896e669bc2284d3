namespace ProofRepair.Cli.Offers;

/// <summary>What may happen to a list of offers.</summary>
internal abstract record OfferInput
{
    /// <summary>What the user asks for with a key.</summary>
    public abstract record Key : OfferInput;

    public sealed record Next : Key;

    public sealed record Previous : Key;

    /// <summary>The one of that number, if there is one.</summary>
    public sealed record Choose(int Number) : Key;

    public sealed record ShowDiff : Key;

    public sealed record Apply : Key;

    public sealed record Dismiss : Key;

    public sealed record Found(Offer Offer) : OfferInput;

    /// <summary>The file is another than the one that something was offered for, or is gone.</summary>
    public sealed record Outdated(string Path) : OfferInput;

    public sealed record Written(int Number) : OfferInput;

    public sealed record Refused(int Number, string Why) : OfferInput;
}

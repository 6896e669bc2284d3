namespace ProofRepair.Cli.Offers;

/// <summary>What is to be done outside of the list.</summary>
internal abstract record OfferEffect
{
    public sealed record Show(Offer Offer) : OfferEffect;

    /// <summary>To be answered with <see cref="OfferInput.Written"/> or <see cref="OfferInput.Refused"/>.</summary>
    public sealed record Write(Offer Offer) : OfferEffect;
}

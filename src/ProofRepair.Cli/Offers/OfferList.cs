using System.Collections.Immutable;

namespace ProofRepair.Cli.Offers;

/// <summary>What is offered now, at most once for each file, in the order in which it was found.</summary>
/// <param name="Selected">The place of the one that keys act upon; 0 in an empty list.</param>
/// <param name="LastNumber">The last number that was given.</param>
/// <param name="Writing">The number of the one that is being written.</param>
/// <param name="Note">Why the last one was not written, until the next key.</param>
internal sealed record OfferList(ImmutableArray<Offer> Offers, int Selected, int LastNumber, int? Writing, string? Note)
{
    public static OfferList Empty { get; } = new([], 0, 0, null, null);

    public Offer? Current => Offers.IsEmpty ? null : Offers[Selected];
}

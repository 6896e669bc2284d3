namespace ProofRepair.Cli.Offers;

/// <summary>From a list of offers and what happens to it to the list after it, and what is to be done.</summary>
internal static class OfferReducer
{
    public static (OfferList List, OfferEffect? Effect) Step(OfferList list, OfferInput input) => input switch
    {
        OfferInput.Key key => OnKey(list with { Note = null }, key),
        OfferInput.Found found => (Add(list, found.Offer), null),
        OfferInput.Outdated outdated => (Without(list, o => o.File.Path == outdated.Path), null),
        OfferInput.Written written => (Without(Ended(list, written.Number), o => o.Number == written.Number), null),
        OfferInput.Refused refused => (Ended(list, refused.Number) with { Note = $"{refused.Number}: {refused.Why}" }, null),
        _ => throw new ArgumentOutOfRangeException(nameof(input), input, "no such input"),
    };

    private static (OfferList List, OfferEffect? Effect) OnKey(OfferList list, OfferInput.Key key)
    {
        if (list.Current is not { } current)
        {
            return (list, null);
        }

        return key switch
        {
            OfferInput.Next => (list with { Selected = (list.Selected + 1) % list.Offers.Length }, null),
            OfferInput.Previous => (list with { Selected = (list.Selected + list.Offers.Length - 1) % list.Offers.Length }, null),
            OfferInput.Choose choose => (list.Offers.FirstOrDefault(o => o.Number == choose.Number) is { } chosen ? list with { Selected = list.Offers.IndexOf(chosen) } : list, null),
            OfferInput.ShowDiff => (list, new OfferEffect.Show(current)),
            OfferInput.Apply when list.Writing is null => (list with { Writing = current.Number }, new OfferEffect.Write(current)),
            OfferInput.Dismiss when list.Writing != current.Number => (Without(list, o => o.Number == current.Number), null),
            _ => (list, null),
        };
    }

    /// <summary>What was found later for the same file takes the place of what was there.</summary>
    private static OfferList Add(OfferList list, Offer offer)
    {
        var rest = Without(list, o => o.File.Path == offer.File.Path);
        var number = list.LastNumber + 1;
        return rest with { Offers = rest.Offers.Add(offer with { Number = number }), LastNumber = number };
    }

    /// <summary>The same offer stays selected; where it goes, the next one is.</summary>
    private static OfferList Without(OfferList list, Func<Offer, bool> isGone)
    {
        var before = list.Offers.Take(list.Selected).Count(o => !isGone(o));
        var rest = list.Offers.RemoveAll(o => isGone(o));
        return list with { Offers = rest, Selected = Math.Clamp(before, 0, Math.Max(0, rest.Length - 1)) };
    }

    private static OfferList Ended(OfferList list, int number) => list.Writing == number ? list with { Writing = null } : list;
}

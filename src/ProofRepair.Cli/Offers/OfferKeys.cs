namespace ProofRepair.Cli.Offers;

/// <summary>Which key asks for what.</summary>
internal static class OfferKeys
{
    public const string Help = "↑↓ or number: choose   d: show the diff   a: apply   x: dismiss";

    /// <summary>Null for a key that has no meaning.</summary>
    public static OfferInput.Key? Of(ConsoleKeyInfo key) => (key.Key, key.KeyChar) switch
    {
        (ConsoleKey.DownArrow, _) or (_, 'j') => new OfferInput.Next(),
        (ConsoleKey.UpArrow, _) or (_, 'k') => new OfferInput.Previous(),
        (ConsoleKey.Enter, _) or (_, 'd') => new OfferInput.ShowDiff(),
        (_, 'a') => new OfferInput.Apply(),
        (ConsoleKey.Delete, _) or (_, 'x') => new OfferInput.Dismiss(),
        (_, >= '1' and <= '9') => new OfferInput.Choose(key.KeyChar - '0'),
        _ => null,
    };
}

using System.Collections.Immutable;
using ProofRepair.Lean.Text;

namespace ProofRepair.Verify.Olean;

/// <summary>
/// Reads where declarations stand (<c>Lean.declRangeExt</c>: pairs of a name and two <c>DeclarationRange</c>s). Places are for readers of a
/// report: an entry of another layout is passed over.
/// </summary>
internal sealed class PlaceReader(OleanImage image, TermReader terms)
{
    private const string Extension = "Lean.declRangeExt";

    public ImmutableDictionary<LeanName, DeclarationPlace> Read(in OleanObject root)
    {
        var places = ImmutableDictionary.CreateBuilder<LeanName, DeclarationPlace>();
        foreach (var at in image.Array(image.Field(root, 4), "the list of entries"))
        {
            var pair = image.ReadConstructor(at, 2, "extension's entries");
            if (!string.Equals(terms.Name(image.Field(pair, 0)).ToString(), Extension, StringComparison.Ordinal))
                continue;
            foreach (var entry in image.Array(image.Field(pair, 1), "an extension's entries"))
            {
                if (TryRead(entry) is var (name, place))
                    places[name] = place;
            }
        }
        return places.ToImmutable();
    }

    private (LeanName, DeclarationPlace)? TryRead(ulong entry)
    {
        try
        {
            var pair = image.ReadConstructor(entry, 2, "place");
            var ranges = image.ReadConstructor(image.Field(pair, 1), 2, "place");
            var range = image.ReadConstructor(image.Field(ranges, 0), 4, "place");
            return (terms.Name(image.Field(pair, 0)), new DeclarationPlace(Position(image.Field(range, 0)), Position(image.Field(range, 2))));
        }
        catch (MalformedOleanException e) when (e.Kind == OleanFailureKind.Unsupported)
        {
            return null;
        }
    }

    private LeanPosition Position(ulong at)
    {
        var read = image.ReadConstructor(at, 2, "position");
        return new LeanPosition((int)OleanImage.SmallNatural(image.Field(read, 0)), (int)OleanImage.SmallNatural(image.Field(read, 1)));
    }
}

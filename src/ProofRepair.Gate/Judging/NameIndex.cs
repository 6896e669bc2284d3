using ProofRepair.Gate.Changes;
using ProofRepair.Verify.Olean;

namespace ProofRepair.Gate.Judging;

/// <summary>What a reader calls the constants of a side: the declaration that each belongs to.</summary>
internal sealed class NameIndex
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public NameIndex(IEnumerable<Declaration> declarations)
    {
        foreach (var declaration in declarations)
        {
            foreach (var constant in declaration.Parts.Prepend(declaration.Main))
            {
                _names[constant.Name] = declaration.Name;
            }
        }
    }

    public string Of(string fullName) => _names.GetValueOrDefault(fullName) ?? PlainName.Of(fullName);

    /// <summary>At most a few, in order, as they stand in a sentence.</summary>
    public string Listed(IEnumerable<string> fullNames)
    {
        const int most = 5;
        var names = fullNames.Select(Of).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return string.Join(", ", names.Take(most).Select(n => $"`{n}`")) + (names.Count > most ? $" and {names.Count - most} more" : "");
    }
}

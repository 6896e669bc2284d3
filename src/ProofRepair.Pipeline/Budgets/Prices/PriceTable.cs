using System.Collections.Frozen;
using System.Text.Json;
using ProofRepair.Sampling.Metering;

namespace ProofRepair.Pipeline.Budgets.Prices;

/// <summary>
/// What models cost, from a JSON file of the user's, with comments and trailing commas if they like:
/// <code>{ "currency": "EUR", "models": { "NAME": { "promptPerMillion": 0.5, "completionPerMillion": 1.5 } } }</code>
/// </summary>
public sealed record PriceTable(string Place, string? Currency, FrozenDictionary<string, TokenPrices> Models)
{
    public PriceLookup Find(string model) => Models.TryGetValue(model, out var prices)
        ? new PriceLookup.Known(prices)
        : new PriceLookup.Unknown(
            $$"""{{Place}} has no price for `{{model}}`; add "{{JsonEncodedText.Encode(model)}}": { "promptPerMillion": …, "completionPerMillion": … } to its "models" (zeros for a model that costs nothing).""");

    public static async Task<PriceTableRead> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(path);
            var read = await JsonSerializer.DeserializeAsync(file, PriceFileJson.Default.PriceFile, cancellationToken);
            return Of(path, read);
        }
        catch (JsonException e)
        {
            return new PriceTableRead.Unusable($"{path} is no price table: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new PriceTableRead.Unusable($"The price table {path} cannot be read: {e.Message}");
        }
    }

    private static PriceTableRead Of(string path, PriceFile? file)
    {
        if (file?.Models is not { Count: > 0 } models)
        {
            return new PriceTableRead.Unusable($$"""{{path}} names no model; write { "models": { "NAME": { "promptPerMillion": 0.5, "completionPerMillion": 1.5 } } }.""");
        }

        foreach (var (name, price) in models)
        {
            if (price is not { PromptPerMillion: >= 0, CompletionPerMillion: >= 0 })
            {
                return new PriceTableRead.Unusable($"In {path}, `{name}` needs both promptPerMillion and completionPerMillion, neither below zero.");
            }
        }

        var prices = models.ToFrozenDictionary(
            m => m.Key, m => new TokenPrices(m.Value!.PromptPerMillion!.Value, m.Value.CompletionPerMillion!.Value), StringComparer.Ordinal);
        return new PriceTableRead.Loaded(new PriceTable(path, file.Currency, prices));
    }
}

/// <summary>A table, or what is wrong with its file.</summary>
public abstract record PriceTableRead
{
    private PriceTableRead()
    {
    }

    public sealed record Loaded(PriceTable Table) : PriceTableRead;

    public sealed record Unusable(string Message) : PriceTableRead;
}

/// <summary>A model's prices, or what to add to the table. A model without a price is never taken to cost nothing.</summary>
public abstract record PriceLookup
{
    private PriceLookup()
    {
    }

    public sealed record Known(TokenPrices Prices) : PriceLookup;

    public sealed record Unknown(string Message) : PriceLookup;
}

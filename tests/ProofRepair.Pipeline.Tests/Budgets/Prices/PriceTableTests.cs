using ProofRepair.Pipeline.Budgets.Prices;

namespace ProofRepair.Pipeline.Tests.Budgets.Prices;

public sealed class PriceTableTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"prices-{Guid.NewGuid():N}.json");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task A_model_costs_what_the_file_says_for_a_million_tokens()
    {
        var table = Assert.IsType<PriceTableRead.Loaded>(await ReadAsync("""
            {
              // in euros
              "currency": "EUR",
              "models": { "prover": { "promptPerMillion": 0.5, "completionPerMillion": 2 }, },
            }
            """)).Table;

        var prices = Assert.IsType<PriceLookup.Known>(table.Find("prover")).Prices;
        Assert.Equal(0.0005m + 0.006m, prices.CostOf(1000, 3000));
        Assert.Equal("EUR", table.Currency);
    }

    [Fact]
    public async Task A_model_without_a_price_is_an_error_that_says_what_to_add()
    {
        var table = Assert.IsType<PriceTableRead.Loaded>(await ReadAsync("""{ "models": { "a": { "promptPerMillion": 0, "completionPerMillion": 0 } } }""")).Table;

        var message = Assert.IsType<PriceLookup.Unknown>(table.Find("new \"prover\"")).Message;
        Assert.Contains(_file, message, StringComparison.Ordinal);
        Assert.Contains("promptPerMillion", message, StringComparison.Ordinal);
        Assert.Contains("""new \u0022prover\u0022""", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "is no price table")]
    [InlineData("null", "names no model")]
    [InlineData("""{ "models": {} }""", "names no model")]
    [InlineData("""{ "models": { "a": { "promptPerMillion": 1 } } }""", "completionPerMillion")]
    [InlineData("""{ "models": { "a": { "promptPerMillion": 1, "completionPerMillion": -1 } } }""", "below zero")]
    [InlineData("""{ "models": { "a": null } }""", "`a` needs")]
    [InlineData("""{ "models": { "a": { "promptPerMillion": 1, "completionPerMilion": 1 } } }""", "completionPerMilion")]
    public async Task A_file_that_cannot_be_used_says_why(string text, string expected) =>
        Assert.Contains(expected, Assert.IsType<PriceTableRead.Unusable>(await ReadAsync(text)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_file_that_is_not_there_is_named() =>
        Assert.Contains(_file, Assert.IsType<PriceTableRead.Unusable>(await PriceTable.ReadAsync(_file, CancellationToken.None)).Message, StringComparison.Ordinal);

    private async Task<PriceTableRead> ReadAsync(string text)
    {
        await File.WriteAllTextAsync(_file, text);
        return await PriceTable.ReadAsync(_file, CancellationToken.None);
    }
}

using ProofRepair.Pipeline.Budgets.Accounts;

namespace ProofRepair.Pipeline.Tests.Budgets.Accounts;

public sealed class BudgetTextTests
{
    [Fact]
    public void Limits_are_read_as_they_are_named() => Assert.Equal(
        new BudgetLimits { Samples = 1000, PromptTokens = 5, CompletionTokens = 2_000_000, Money = 1.5m, LeanTime = TimeSpan.FromHours(1), Wall = TimeSpan.FromSeconds(90) },
        BudgetText.Read("samples=1000, prompt-tokens=5,completion-tokens=2e6,money=1.5,lean-minutes=60,minutes=1.5").Limits);

    [Theory]
    [InlineData("sample=5", "There is no limit `sample`")]
    [InlineData("samples", "write NAME=NUMBER")]
    [InlineData("samples=-1", "write NAME=NUMBER")]
    [InlineData("samples=NaN", "write NAME=NUMBER")]
    [InlineData("samples=1e300", "write NAME=NUMBER")]
    [InlineData("samples=1,samples=2", "stands twice")]
    [InlineData("minutes=1e12", "too much")]
    public void What_is_no_limit_is_named(string text, string sentence)
    {
        var (limits, problem) = BudgetText.Read(text);

        Assert.Null(limits);
        Assert.Contains(sentence, problem);
    }
}

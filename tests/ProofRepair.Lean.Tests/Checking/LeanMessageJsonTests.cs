using ProofRepair.Lean.Checking;

namespace ProofRepair.Lean.Tests.Checking;

public sealed class LeanMessageJsonTests
{
    [Fact]
    public void A_message_is_read_with_its_kind_and_places()
    {
        var message = LeanMessageJson.TryParse("""{"severity":"warning","pos":{"line":1,"column":8},"kind":"hasSorry","endPos":{"line":1,"column":9},"data":"declaration uses `sorry`","fileName":"a.lean"}""")!;
        Assert.True(message.IsSorry);
        Assert.Equal((1, 8, 9), (message.Start.Line, message.Start.Column, message.End!.Value.Column));
    }

    [Theory]
    [InlineData("warning", "declaration uses 'sorry'", LeanMessage.SorryKind)]
    [InlineData("information", "p : Prop\n⊢ p", LeanMessage.TraceKind)]
    [InlineData("error", "declaration has errors", "[anonymous]")]
    public void A_Lean_that_prints_no_kind_is_understood_by_its_text(string severity, string text, string kind)
    {
        var line = $$"""{"severity":"{{severity}}","pos":{"line":1,"column":0},"data":{{System.Text.Json.JsonSerializer.Serialize(text)}}}""";
        Assert.Equal(kind, LeanMessageJson.TryParse(line)!.Kind);
    }

    [Theory]
    [InlineData("a proof printed this")]
    [InlineData("{\"no\":\"message\"}")]
    [InlineData("{cut")]
    public void What_is_no_message_is_none(string line) => Assert.Null(LeanMessageJson.TryParse(line));
}

using CsCheck;
using ProofRepair.Verify.Olean;
using Xunit;

namespace ProofRepair.Verify.Tests.Olean;

public sealed class LeanNameTests
{
    private static readonly string[] s_texts = ["a", "b", "a.b", "0", "12", "", "«", "»", "«a»", "»»", "[anonymous]", "_private", "_@", "α", ".", "a»"];

    private static readonly Gen<LeanName> s_names = Gen.OneOf(
            Gen.OneOf([.. s_texts.Select(Gen.Const)]).Select(t => (Text: (string?)t, Number: 0L)),
            Gen.Long[0, 12].Select(n => (Text: (string?)null, Number: n)))
        .Array[0, 5]
        .Select(parts => parts.Aggregate(LeanName.Anonymous, (name, part) => part.Text is { } text ? name.Child(text) : name.Child(part.Number)));

    [Fact]
    public void A_printed_name_is_read_back_so_that_no_two_print_alike()
    {
        s_names.Sample(name => Assert.Equal(name, LeanName.Parse(name.ToString())), iter: 5000);
    }

    [Theory]
    [InlineData("Nat.add_comm")]
    [InlineData("_private.Main.0.helper")]
    [InlineData("Numbers.«a.b».c")]
    public void What_is_printed_is_what_a_user_writes(string written)
    {
        Assert.Equal(written, LeanName.Parse(written).ToString());
    }

    [Fact]
    public void Marks_that_are_not_needed_are_left_out()
    {
        Assert.Equal("A.my-name", LeanName.Parse("A.«my-name»").ToString());
    }
}

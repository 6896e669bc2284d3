using CsCheck;
using ProofRepair.Lean.Text;

namespace ProofRepair.Lean.Tests.Text;

public class SourceTextSpecs
{
    [Fact]
    public void Columns_count_codepoints_and_offsets_count_utf16()
    {
        var source = new SourceText("𝔸b\n∀𝔸 x");

        Assert.Equal(3, source.ToOffset(new LeanPosition(1, 2)));
        Assert.Equal(new LeanPosition(2, 3), source.ToPosition(source.Text.IndexOf('x', StringComparison.Ordinal)));
    }

    [Fact]
    public void A_position_past_the_text_is_its_end()
    {
        var source = new SourceText("ab\ncd");

        Assert.Equal(2, source.ToOffset(new LeanPosition(1, 99)));
        Assert.Equal(5, source.ToOffset(new LeanPosition(9, 0)));
    }

    [Fact]
    public void Every_offset_between_codepoints_survives_the_way_there_and_back() =>
        Gen.OneOf(Gen.Const("a"), Gen.Const("∀"), Gen.Const("𝔸"), Gen.Const("\n"), Gen.Const("😀")).Array[0, 40].Sample(parts =>
        {
            var source = new SourceText(string.Concat(parts));
            var offset = 0;
            foreach (var part in parts.Append(""))
            {
                Assert.Equal(offset, source.ToOffset(source.ToPosition(offset)));
                offset += part.Length;
            }
        });
}

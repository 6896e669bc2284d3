using CsCheck;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Sketching;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Sketching;

public sealed class SpliceTests
{
    [Fact]
    public void Splicing_the_text_that_was_there_changes_nothing() =>
        Gen.Select(Gen.String, Gen.Int[0, 200].Array[0, 8]).Sample((text, points) =>
        {
            var at = points.Select(p => p % (text.Length + 1)).Order().ToArray();
            var edits = at.Chunk(2).Where(c => c.Length == 2).Select(c => TextSpan.FromBounds(c[0], c[1])).Select(s => new TextEdit(s, s.In(text))).ToList();
            Assert.Equal(text, Splice.Replace(text, edits));
        });

    [Fact]
    public void All_outside_the_spans_stays() =>
        Assert.Equal("aXdeYg", Splice.Replace("abcdefg", [new(new(1, 2), "X"), new(new(5, 1), "Y")]));

    [Theory]
    [InlineData(4, 1, 1, 1)]
    [InlineData(1, 3, 2, 2)]
    [InlineData(0, 1, 6, 9)]
    [InlineData(0, 1, 3, -2)]
    public void Spans_that_overlap_or_leave_the_text_are_rejected(int a, int aLength, int b, int bLength) =>
        Assert.Throws<ArgumentException>(() => Splice.Replace("abcdefg", [new(new(a, aLength), "x"), new(new(b, bLength), "y")]));
}

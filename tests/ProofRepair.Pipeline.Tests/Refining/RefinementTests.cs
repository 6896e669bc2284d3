using CsCheck;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Refining;
using ProofRepair.Pipeline.Sketching;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Refining;

public sealed class RefinementTests
{
    private static readonly Gen<Refinement> Apart =
        Gen.Select(Gen.Int[0, 3].Array[4], Gen.Int[1, 4].Array[4], Gen.String[Gen.Char["xyz"], 0, 4].Array[4], (lengths, gaps, texts) =>
        {
            var edits = new List<TextEdit>();
            var position = 0;
            for (var i = 0; i < 4; i++)
            {
                position += gaps[i];
                edits.Add(new TextEdit(new TextSpan(position, lengths[i]), texts[i]));
                position += lengths[i];
            }

            return Refinement.Of("any", edits);
        });

    [Fact]
    public void Text_that_is_kept_has_the_same_offset_before_and_after() =>
        Apart.Sample(r =>
        {
            const string before = "0123456789abcdefghijklmnopqrstuvwxABCDEFGH";
            var after = r.ApplyTo(before);
            for (var i = 0; i < after.Length; i++)
            {
                var at = r.ToBefore(i);
                Assert.InRange(at, 0, before.Length);
                Assert.True(after[i] is 'x' or 'y' or 'z' || before[at] == after[i], $"{i} is {at}");
            }
        });

    [Fact]
    public void Edits_at_different_places_give_the_same_text_together_as_one_after_the_other() =>
        Gen.Select(Apart, Gen.Bool.Array[4]).Sample((all, mine) =>
        {
            const string text = "0123456789abcdefghijklmnopqrstuvwxABCDEFGH";
            var first = Refinement.Of("first", all.Edits.Where((_, i) => mine[i]));
            var second = Refinement.Of("second", all.Edits.Where((_, i) => !mine[i]));

            Assert.True(first.IsApartFrom(second));
            Assert.Equal(all.ApplyTo(text), second.After(first).ApplyTo(first.ApplyTo(text)));
        });
}

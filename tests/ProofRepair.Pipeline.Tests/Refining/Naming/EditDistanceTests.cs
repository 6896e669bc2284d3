using CsCheck;
using ProofRepair.Pipeline.Refining.Naming;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Refining.Naming;

public sealed class EditDistanceTests
{
    [Fact]
    public void It_is_what_trying_all_edits_finds() =>
        Gen.Select(Gen.String[Gen.Char["ab_"], 0, 6], Gen.String[Gen.Char["ab_"], 0, 6], Gen.Int[0, 4]).Sample((one, other, most) =>
        {
            var least = Tried(one, other);
            Assert.Equal(least <= most ? least : null, EditDistance.Within(one, other, most));
        });

    private static int Tried(string one, string other)
    {
        if (one.Length == 0 || other.Length == 0)
        {
            return one.Length + other.Length;
        }

        var change = Tried(one[1..], other[1..]) + (one[0] == other[0] ? 0 : 1);
        var least = Math.Min(change, 1 + Math.Min(Tried(one[1..], other), Tried(one, other[1..])));
        return one.Length > 1 && other.Length > 1 && one[0] == other[1] && one[1] == other[0] ? Math.Min(least, 1 + Tried(one[2..], other[2..])) : least;
    }
}

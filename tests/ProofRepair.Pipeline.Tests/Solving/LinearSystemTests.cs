using CsCheck;
using ProofRepair.Pipeline.Terms;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Solving;

public sealed class LinearSystemTests
{
    [Fact]
    public void A_system_that_was_made_from_a_solution_is_solved()
    {
        var number = Gen.Int[-5, 5].Select(i => (Rational)i);
        Gen.Select(number.Array[3].Array[1, 5], number.Array[3]).Sample((rows, hidden) =>
        {
            var right = rows.Select(row => Dot(row, hidden)).ToArray();
            var found = LinearSystem.Solve(rows, right);
            return found is not null && rows.Select(row => Dot(row, found)).SequenceEqual(right);
        });
    }

    [Fact]
    public void Equations_that_contradict_have_no_solution() =>
        Assert.Null(LinearSystem.Solve([[1, 1], [2, 2]], [1, 3]));

    private static Rational Dot(Rational[] row, Rational[] values) =>
        row.Zip(values, (a, b) => a * b).Aggregate((Rational)0, (sum, x) => sum + x);
}

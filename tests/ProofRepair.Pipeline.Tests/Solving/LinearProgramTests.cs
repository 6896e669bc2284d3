using CsCheck;
using ProofRepair.Pipeline.Terms;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Solving;

public sealed class LinearProgramTests
{
    private const int Rows = 4;

    [Fact]
    public void A_program_that_was_made_from_a_solution_is_solved_at_no_higher_cost()
    {
        var column = Gen.Int[-4, 4].Array[Rows];
        Gen.Select(column, Gen.Int[0, 3], Gen.Int[1, 9]).Array[1, 9].Sample(made =>
        {
            var (columns, hidden, costs) = (made.Select(m => m.Item1).ToArray(), made.Select(m => m.Item2).ToArray(), made.Select(m => (double)m.Item3).ToArray());
            var right = Product(columns, [.. hidden.Select(h => (double)h)]);
            var found = LinearProgram.Solve(Sparse(columns), right, costs);
            return found is not null
                && found.All(x => x >= -1e-9)
                && Product(columns, found).Zip(right).All(p => Math.Abs(p.First - p.Second) < 1e-6)
                && Cost(found, costs) <= Cost([.. hidden.Select(h => (double)h)], costs) + 1e-6;
        });
    }

    [Fact]
    public void What_would_need_a_negative_number_has_no_solution() =>
        Assert.Null(LinearProgram.Solve([[(0, 1)], [(0, 2)]], [-1], [1, 1]));

    [Fact]
    public void Equations_that_say_the_same_twice_do_no_harm() =>
        Assert.Equal([3.0], LinearProgram.Solve([[(0, 1), (1, 2)]], [3, 6], [1])!, (a, b) => Math.Abs(a - b) < 1e-9);

    private static (int Row, double Value)[][] Sparse(int[][] columns) =>
        [.. columns.Select(c => c.Select((v, i) => (i, (double)v)).Where(e => e.Item2 != 0).ToArray())];

    private static double[] Product(int[][] columns, double[] values) =>
        [.. Enumerable.Range(0, Rows).Select(i => columns.Select((c, j) => c[i] * values[j]).Sum())];

    private static double Cost(double[] values, double[] costs) => values.Zip(costs, (x, c) => x * c).Sum();
}

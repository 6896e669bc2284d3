namespace ProofRepair.Pipeline.Terms;

/// <summary>
/// Linear programs by the simplex method in floating point: good for finding which columns matter, where something exact checks the result.
/// </summary>
public static class LinearProgram
{
    private const double Tiny = 1e-9;

    /// <summary>
    /// Some <c>x ≥ 0</c> with <c>Σ xⱼ · columnⱼ = right</c> that makes <c>Σ costⱼ · xⱼ</c> small, or null where there is none (or it was not
    /// found within <paramref name="maxPivots"/>). Columns are sparse: row and value.
    /// </summary>
    public static double[]? Solve(IReadOnlyList<(int Row, double Value)[]> columns, double[] right, double[] costs, int maxPivots = 2000)
    {
        var tableau = new Tableau(columns, right);
        return tableau.Feasible(maxPivots) && tableau.Minimise(costs, maxPivots) ? tableau.Solution() : null;
    }

    /// <summary>Rows are equations, the first columns the unknowns, the next the artificial ones, the last the right side.</summary>
    private sealed class Tableau
    {
        private readonly int _unknowns;
        private readonly double[][] _rows;
        private readonly int[] _basis;

        public Tableau(IReadOnlyList<(int Row, double Value)[]> columns, double[] right)
        {
            _unknowns = columns.Count;
            var width = _unknowns + right.Length + 1;
            _rows = [.. right.Select(_ => new double[width])];
            _basis = [.. Enumerable.Range(_unknowns, right.Length)];
            for (var j = 0; j < columns.Count; j++)
            {
                foreach (var (row, value) in columns[j])
                {
                    _rows[row][j] = right[row] < 0 ? -value : value;
                }
            }

            for (var i = 0; i < right.Length; i++)
            {
                _rows[i][_unknowns + i] = 1;
                _rows[i][^1] = Math.Abs(right[i]);
            }
        }

        public bool Feasible(int maxPivots)
        {
            var costs = new double[_unknowns + _rows.Length];
            Array.Fill(costs, 1, _unknowns, _rows.Length);
            if (!Run(costs, maxPivots) || Enumerable.Range(0, _rows.Length).Any(i => _basis[i] >= _unknowns && _rows[i][^1] > 1e-7))
            {
                return false;
            }

            DropArtificial();
            return true;
        }

        /// <summary>Those still in the basis are zero: an unknown takes their place, or their equation says nothing.</summary>
        private void DropArtificial()
        {
            for (var i = 0; i < _rows.Length; i++)
            {
                if (_basis[i] < _unknowns)
                {
                    continue;
                }

                var entering = Array.FindIndex(_rows[i], 0, _unknowns, v => Math.Abs(v) > 1e-7);
                if (entering < 0)
                {
                    Array.Clear(_rows[i]);
                }
                else
                {
                    Pivot(i, entering, []);
                }
            }
        }

        /// <summary>From a feasible state.</summary>
        public bool Minimise(double[] costs, int maxPivots) => Run([.. costs, .. new double[_rows.Length]], maxPivots);

        public double[] Solution()
        {
            var solution = new double[_unknowns];
            for (var i = 0; i < _rows.Length; i++)
            {
                if (_basis[i] < _unknowns)
                {
                    solution[_basis[i]] = _rows[i][^1];
                }
            }

            return solution;
        }

        private bool Run(double[] costs, int maxPivots)
        {
            var reduced = Reduced(costs);
            for (var pivots = 0; pivots < maxPivots; pivots++)
            {
                // The steepest column at first; Bland's rule when that may go round in circles.
                var entering = pivots < maxPivots / 2 ? Steepest(reduced) : Array.FindIndex(reduced, 0, _unknowns, r => r < -Tiny);
                if (entering < 0)
                {
                    return true;
                }

                var leaving = Leaving(entering);
                if (leaving < 0)
                {
                    return false;
                }

                Pivot(leaving, entering, reduced);
            }

            return false;
        }

        private double[] Reduced(double[] costs)
        {
            double[] reduced = [.. costs, 0];
            for (var i = 0; i < _rows.Length; i++)
            {
                Subtract(reduced, _rows[i], costs[_basis[i]]);
            }

            return reduced;
        }

        private int Steepest(double[] reduced)
        {
            var best = -1;
            for (var j = 0; j < _unknowns; j++)
            {
                if (reduced[j] < -Tiny && (best < 0 || reduced[j] < reduced[best]))
                {
                    best = j;
                }
            }

            return best;
        }

        private int Leaving(int entering)
        {
            var best = -1;
            for (var i = 0; i < _rows.Length; i++)
            {
                if (_rows[i][entering] > Tiny && (best < 0 || Ratio(i) < Ratio(best) - 1e-12 || (Ratio(i) <= Ratio(best) + 1e-12 && _basis[i] > _basis[best])))
                {
                    best = i;
                }
            }

            return best;

            double Ratio(int row) => _rows[row][^1] / _rows[row][entering];
        }

        private void Pivot(int leaving, int entering, double[] reduced)
        {
            var pivot = _rows[leaving];
            var scale = pivot[entering];
            for (var j = 0; j < pivot.Length; j++)
            {
                pivot[j] /= scale;
            }

            foreach (var row in _rows.Append(reduced).Where(r => r != pivot && r.Length > 0))
            {
                Subtract(row, pivot, row[entering]);
            }

            _basis[leaving] = entering;
        }

        private static void Subtract(double[] row, double[] other, double times)
        {
            if (times == 0)
            {
                return;
            }

            for (var j = 0; j < row.Length; j++)
            {
                row[j] -= times * other[j];
            }
        }
    }
}

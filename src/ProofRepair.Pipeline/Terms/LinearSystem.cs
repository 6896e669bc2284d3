namespace ProofRepair.Pipeline.Terms;

/// <summary>Rational linear equations, by elimination.</summary>
public static class LinearSystem
{
    /// <summary>One solution of <c>rows · x = right</c> (free unknowns are 0), or null where there is none.</summary>
    public static Rational[]? Solve(Rational[][] rows, Rational[] right)
    {
        var width = rows.Length == 0 ? 0 : rows[0].Length;
        var matrix = rows.Select((row, i) => (Rational[])[.. row, right[i]]).ToArray();
        var pivots = new List<int>();
        for (var column = 0; column < width && pivots.Count < matrix.Length; column++)
        {
            var at = pivots.Count;
            var pivot = Array.FindIndex(matrix, at, r => !r[column].IsZero);
            if (pivot < 0)
            {
                continue;
            }

            (matrix[at], matrix[pivot]) = (matrix[pivot], matrix[at]);
            var scale = matrix[at][column];
            matrix[at] = Array.ConvertAll(matrix[at], x => x / scale);
            for (var i = 0; i < matrix.Length; i++)
            {
                if (i != at && !matrix[i][column].IsZero)
                {
                    var factor = matrix[i][column];
                    matrix[i] = matrix[i].Zip(matrix[at], (x, y) => x - (factor * y)).ToArray();
                }
            }

            pivots.Add(column);
        }

        if (matrix.Skip(pivots.Count).Any(r => !r[width].IsZero))
        {
            return null;
        }

        var solution = new Rational[width];
        for (var i = 0; i < pivots.Count; i++)
        {
            solution[pivots[i]] = matrix[i][width];
        }

        return solution;
    }
}

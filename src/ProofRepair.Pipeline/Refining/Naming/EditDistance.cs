namespace ProofRepair.Pipeline.Refining.Naming;

/// <summary>How many letters have to be inserted, removed, changed or swapped with the next (optimal string alignment).</summary>
public static class EditDistance
{
    /// <summary>Null when it is more than <paramref name="most"/>.</summary>
    public static int? Within(string one, string other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most)
        {
            return null;
        }

        var rows = (Before: new int[other.Length + 1], Last: new int[other.Length + 1], Row: new int[other.Length + 1]);
        for (var j = 0; j <= other.Length; j++)
        {
            rows.Last[j] = j;
        }

        for (var i = 1; i <= one.Length; i++)
        {
            rows.Row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var change = rows.Last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                rows.Row[j] = Math.Min(change, Math.Min(rows.Last[j], rows.Row[j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    rows.Row[j] = Math.Min(rows.Row[j], rows.Before[j - 2] + 1);
                }
            }

            if (rows.Row.Min() > most)
            {
                return null;
            }

            rows = (rows.Last, rows.Row, rows.Before);
        }

        return rows.Last[other.Length] <= most ? rows.Last[other.Length] : null;
    }
}

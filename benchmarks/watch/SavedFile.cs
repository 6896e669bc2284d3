namespace ProofRepair.WatchBenchmark;

/// <summary>A file of small theorems of which each save changes one: the number in it is new, and it fails.</summary>
internal sealed class SavedFile(string path, int theorems, Random random)
{
    private readonly int[] _values = Enumerable.Repeat(2, theorems).ToArray();
    private int _number = 2;
    private int _last;

    public void Write()
    {
        var text = string.Concat(Enumerable.Range(0, theorems).Select(k =>
            $"theorem t{k} (x : Int) (h : {k + 2} * x = {2 * (k + 2)}) : x = {_values[k]} := by\n  omega\n\n"));
        // As many editors save: a new file takes the old one's place.
        var beside = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.new");
        File.WriteAllText(beside, text);
        File.Move(beside, path, overwrite: true);
    }

    public void Edit()
    {
        _values[_last] = 2;
        _last = random.Next(theorems);
        _values[_last] = ++_number;
    }
}

namespace ProofRepair.Cli.Tests;

/// <summary>Who started whom, as Linux tells it.</summary>
internal static class ProcessTree
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>All that this process started, and what they started, with the moment of their start (process numbers are used again).</summary>
    public static IReadOnlyList<(int Id, string Started)> Below(int process)
    {
        var all = Directory.GetDirectories("/proc").Select(d => int.TryParse(Path.GetFileName(d), out var id) ? Stat(id) : null).OfType<(int Id, int Parent, string Started)>().ToList();
        var below = new List<(int Id, string Started)>();
        var open = new Queue<int>([process]);
        while (open.TryDequeue(out var parent))
        {
            foreach (var child in all.Where(p => p.Parent == parent))
            {
                below.Add((child.Id, child.Started));
                open.Enqueue(child.Id);
            }
        }

        return below;
    }

    /// <summary>Fails when one of them is still there after a while.</summary>
    public static async Task AllEndAsync(IReadOnlyList<(int Id, string Started)> processes)
    {
        for (var end = DateTime.UtcNow + s_patience; processes.Any(IsAlive); await Task.Delay(100, TestContext.Current.CancellationToken))
        {
            Assert.True(DateTime.UtcNow < end, $"left: {string.Join(", ", processes.Where(IsAlive))}");
        }
    }

    private static bool IsAlive((int Id, string Started) process) => Stat(process.Id) is { } now && now.Started == process.Started;

    /// <summary>Null when it is gone, or waits only for somebody to ask how it ended.</summary>
    private static (int Id, int Parent, string Started)? Stat(int id)
    {
        try
        {
            // The name, in parentheses, may hold anything.
            var stat = File.ReadAllText($"/proc/{id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is "Z" or "X" ? null : (id, int.Parse(fields[1]), fields[19]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

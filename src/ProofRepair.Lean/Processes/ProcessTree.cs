using System.Globalization;

namespace ProofRepair.Lean.Processes;

/// <summary>What a process and all its descendants hold in memory and have used of the processor, from <c>/proc</c>; elsewhere only the process itself is seen.</summary>
internal static class ProcessTree
{
    private const int PageBytes = 4096;

    // sysconf(_SC_CLK_TCK), which Linux fixes for /proc on every architecture.
    private const int TicksPerSecond = 100;

    public static (long ResidentBytes, TimeSpan ProcessorTime) Usage(int processId)
    {
        if (!OperatingSystem.IsLinux())
        {
            try
            {
                using var process = System.Diagnostics.Process.GetProcessById(processId);
                return (process.WorkingSet64, process.TotalProcessorTime);
            }
            catch (Exception e) when (e is ArgumentException or InvalidOperationException)
            {
                return (0, TimeSpan.Zero);
            }
        }

        var (bytes, ticks) = (0L, 0L);
        var open = new Stack<int>([processId]);
        while (open.TryPop(out var id))
        {
            bytes += Resident(id);
            ticks += Ticks(id);
            foreach (var child in Children(id))
            {
                open.Push(child);
            }
        }

        return (bytes, TimeSpan.FromSeconds((double)ticks / TicksPerSecond));
    }

    /// <summary>utime and stime of proc(5); the command's name before them may hold blanks and brackets.</summary>
    private static long Ticks(int id)
    {
        var stat = Read($"/proc/{id}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length > 12 && long.TryParse(fields[11], CultureInfo.InvariantCulture, out var user) && long.TryParse(fields[12], CultureInfo.InvariantCulture, out var system)
            ? user + system
            : 0;
    }

    private static long Resident(int id)
    {
        var fields = Read($"/proc/{id}/statm").Split(' ');
        return fields.Length > 1 && long.TryParse(fields[1], CultureInfo.InvariantCulture, out var pages) ? pages * PageBytes : 0;
    }

    private static IEnumerable<int> Children(int id)
    {
        string[] tasks;
        try
        {
            tasks = Directory.GetDirectories($"/proc/{id}/task");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            yield break;
        }

        foreach (var task in tasks)
        {
            foreach (var child in Read($"{task}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (int.TryParse(child, CultureInfo.InvariantCulture, out var number))
                {
                    yield return number;
                }
            }
        }
    }

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}

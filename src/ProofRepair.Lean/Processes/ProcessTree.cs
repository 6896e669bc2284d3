using System.Globalization;

namespace ProofRepair.Lean.Processes;

/// <summary>What a process and all its descendants hold in memory, from <c>/proc</c>; elsewhere only the process itself is seen.</summary>
internal static class ProcessTree
{
    private const int PageBytes = 4096;

    public static long ResidentBytes(int processId)
    {
        if (!OperatingSystem.IsLinux())
        {
            try
            {
                using var process = System.Diagnostics.Process.GetProcessById(processId);
                return process.WorkingSet64;
            }
            catch (Exception e) when (e is ArgumentException or InvalidOperationException)
            {
                return 0;
            }
        }

        long total = 0;
        var open = new Stack<int>([processId]);
        while (open.TryPop(out var id))
        {
            total += Resident(id);
            foreach (var child in Children(id))
            {
                open.Push(child);
            }
        }

        return total;
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

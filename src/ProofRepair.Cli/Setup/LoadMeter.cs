using System.Diagnostics;
using System.Globalization;
using ProofRepair.Bench.Running;
using ProofRepair.Lean.Processes;

namespace ProofRepair.Cli.Setup;

/// <summary>Measures a run from where it is made.</summary>
internal sealed class LoadMeter(LeanSlots slots, TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();
    private readonly TimeSpan _occupied = slots.Occupied;
    private readonly double _own = Own();
    private readonly double? _lean = OfChildren();

    public RunLoad Load
    {
        get
        {
            var wall = time.GetElapsedTime(_started);
            return new RunLoad(
                wall > TimeSpan.Zero ? Math.Min(1, (slots.Occupied - _occupied) / (wall * slots.Count)) : 0,
                Math.Round(Own() - _own, 2),
                OfChildren() is { } now && _lean is { } before ? Math.Round(now - before, 1) : null);
        }
    }

    private static double Own()
    {
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime.TotalSeconds;
    }

    /// <summary>Children that were waited for, and theirs: cutime and cstime of proc(5), in ticks of a hundredth of a second on every Linux that .NET runs on.</summary>
    private static double? OfChildren()
    {
        const int UserTime = 13;
        const double TicksInSecond = 100;
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        // The name of the program may hold blanks and brackets; what follows the last one does not.
        var text = File.ReadAllText("/proc/self/stat");
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return (double.Parse(fields[UserTime], CultureInfo.InvariantCulture) + double.Parse(fields[UserTime + 1], CultureInfo.InvariantCulture)) / TicksInSecond;
    }
}

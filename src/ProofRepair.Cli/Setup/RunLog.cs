using Serilog;
using Serilog.Core;

namespace ProofRepair.Cli.Setup;

/// <summary>The log of one command. Those who open it with one path write into one file.</summary>
internal static class RunLog
{
    /// <param name="path">Null: nothing is written.</param>
    public static Logger Open(string? path)
    {
        var configuration = new LoggerConfiguration().MinimumLevel.Information();
        if (path is not null)
        {
            configuration.WriteTo.File(path, shared: true);
        }

        return configuration.CreateLogger();
    }
}

using System.CommandLine;
using ProofRepair.Cli.Display;
using ProofRepair.Lean.Embedded;
using ProofRepair.Lean.Toolchains;
using ProofRepair.Pipeline;
using ProofRepair.Pipeline.Solving.Learning;
using ProofRepair.Store;
using ProofRepair.Worker;
using Spectre.Console;

namespace ProofRepair.Cli.Commands;

/// <summary>Where what solvers learn is kept.</summary>
internal sealed class LearntOption
{
    private const string None = "none";

    private readonly Option<string?> _file = new("--learnt")
    {
        Description = "the file that keeps what solvers learn over runs, or none, for measurements (default: solvers.db in the cache folder)",
    };

    /// <summary>Where faults are told; a display that fills the terminal shows them in its place.</summary>
    public Action<string> Told { get; set; } = text => Consoles.Errors.MarkupLineInterpolated($"[yellow]{text}[/]");

    public void AddTo(Command command) => command.Add(_file);

    /// <summary>A file that cannot be used is told and done without. Nothing is learnt where nothing may depend on what was before.</summary>
    public ISolverMemory Open(ParseResult parsed, LeanToolchain lean, PipelineOptions options)
    {
        if (options.Deterministic)
        {
            return new NothingLearnt();
        }

        var path = parsed.GetValue(_file) ?? Path.Combine(EmbeddedPaths.FromEnvironment(Environment.GetEnvironmentVariable).CacheDirectory, "solvers.db");
        if (path == None)
        {
            return new InMemorySolverMemory();
        }

        try
        {
            return new StoredSolverMemory(SolverStore.Open(path), lean.Version, Warn);
        }
        catch (StoreException e)
        {
            Warn($"What solvers learn is not kept: {path} cannot be used: {e.Message}");
            return new InMemorySolverMemory();
        }
    }

    private void Warn(string warning) => Told(warning.ReplaceLineEndings(" "));
}

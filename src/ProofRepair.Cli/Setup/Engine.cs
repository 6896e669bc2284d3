using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes;
using ProofRepair.Lean.Processes.Sandboxing;
using ProofRepair.Lean.Toolchains;
using ProofRepair.Pipeline;
using ProofRepair.Pipeline.Budgets.Accounts;
using ProofRepair.Pipeline.Solving.Learning;
using ProofRepair.Sampling;
using ProofRepair.Verify;
using ProofRepair.Worker;
using Serilog;

namespace ProofRepair.Cli.Setup;

/// <summary>The host of one command: pool, verifier, pipeline and worker over one toolchain.</summary>
internal sealed class Engine : IAsyncDisposable
{
    private readonly IHost _host;

    private Engine(IHost host) => _host = host;

    public LeanPool Pool => _host.Services.GetRequiredService<LeanPool>();

    public LeanProcess Process => _host.Services.GetRequiredService<LeanProcess>();

    public ILoggerFactory Loggers => _host.Services.GetRequiredService<ILoggerFactory>();

    public LeanSlots Slots => _host.Services.GetRequiredService<LeanSlots>();

    public ProofVerifier Verifier => _host.Services.GetRequiredService<ProofVerifier>();

    public ProofPipeline Pipeline => _host.Services.GetRequiredService<ProofPipeline>();

    public RepairQueue Queue => _host.Services.GetRequiredService<RepairQueue>();

    /// <summary>Null where a sandbox is required and none works; that was said.</summary>
    public static async Task<Engine?> StartAsync(
        LeanToolchain toolchain,
        IProofSampler sampler,
        ISolverMemory memory,
        PipelineOptions options,
        ImmutableDictionary<string, string> leanOptions,
        int jobs,
        string? log,
        SandboxChoice sandboxChoice,
        CancellationToken cancellationToken,
        BudgetLedger? budget = null)
    {
        var (mayRun, sandbox) = await SandboxSetup.EnsureAsync(toolchain, sandboxChoice, cancellationToken);
        if (!mayRun)
        {
            return null;
        }

        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSerilog(RunLog.Open(log), dispose: true);
        // System.CommandLine owns Ctrl-C.
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services
            .AddSingleton(TimeProvider.System)
            .AddSingleton(toolchain)
            .AddSingleton(options)
            // By a factory, so that the container disposes of them (a recording has an unpacked copy, a memory its file).
            .AddSingleton(_ => sampler)
            .AddSingleton(_ => memory)
            .AddSingleton(new LeanPoolOptions())
            .AddSingleton(new RepairWorkerOptions(jobs * 48))
            .AddSingleton(s => new LeanProcess(toolchain, s.GetRequiredService<TimeProvider>(), sandbox))
            .AddSingleton(_ => new LeanSlots(jobs))
            .AddSingleton(s => new BatchChecker(s.GetRequiredService<LeanProcess>(), s.GetRequiredService<TimeProvider>()))
            .AddSingleton<LeanPool>()
            .AddSingleton<ILeanChecker>(s => s.GetRequiredService<LeanPool>())
            .AddSingleton(s => new ProofVerifier(
                s.GetRequiredService<LeanProcess>(),
                s.GetRequiredService<LeanSlots>(),
                s.GetRequiredService<TimeProvider>(),
                s.GetRequiredService<LeanPool>().Usage))
            .AddSingleton(s => Configured(s, leanOptions, budget))
            .AddSingleton<RepairQueue>()
            .AddHostedService<RepairWorker>();
        var host = builder.Build();
        await host.StartAsync(cancellationToken);
        return new Engine(host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(TimeSpan.FromSeconds(10));
        await ((IAsyncDisposable)_host).DisposeAsync();
    }

    private static ProofPipeline Configured(IServiceProvider services, ImmutableDictionary<string, string> leanOptions, BudgetLedger? budget) => new(
        services.GetRequiredService<ILeanChecker>(),
        services.GetRequiredService<ProofVerifier>(),
        services.GetRequiredService<IProofSampler>(),
        services.GetRequiredService<ISolverMemory>(),
        services.GetRequiredService<PipelineOptions>(),
        services.GetRequiredService<TimeProvider>())
    {
        LeanOptions = leanOptions,
        Budget = budget,
    };

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

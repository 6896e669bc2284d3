using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes.Sandboxing;

namespace ProofRepair.Cli.Commands;

/// <summary>Options of every command that runs Lean.</summary>
internal sealed class CommonOptions
{
    public Option<string?> Lean { get; } = new("--lean") { Description = "native, embedded, or the path of a lean (default: native if there is one)" };

    public Option<bool> Yes { get; } = new("--yes", "-y") { Description = "install the embedded Lean without asking, if none is found" };

    public Option<bool> Offline { get; } = new("--offline") { Description = "never install anything" };

    public Option<bool> Json { get; } = new("--json") { Description = "print one JSON event a line" };

    public Option<int> Jobs { get; } = new("--jobs", "-j")
    {
        Description = "Lean processes at a time",
        DefaultValueFactory = _ => Math.Clamp(Environment.ProcessorCount, 1, 2),
    };

    public Option<int> Heartbeats { get; } = new("--heartbeats") { Description = "Lean's maxHeartbeats for one candidate", DefaultValueFactory = _ => 200_000 };

    public Option<double> Timeout { get; } = new("--timeout") { Description = "seconds of wall time for one candidate, half as many of the processor (heartbeats end most before)", DefaultValueFactory = _ => 180 };

    public Option<int?> Memory { get; } = new("--memory") { Description = "MiB of memory for one Lean process (default: three quarters of the machine's, shared among --jobs)" };

    public Option<string[]> LeanOptions { get; } = new("--set")
    {
        Description = "a Lean option, NAME=VALUE (autoImplicit is false unless set here or in a header; watch and gate have it, and others, from lakefile.toml)",
        DefaultValueFactory = _ => [],
    };

    public Option<SandboxChoice> Sandbox { get; } = new("--sandbox")
    {
        Description = "of native Lean, by bubblewrap: auto (where it works), required, off; the embedded Lean is always closed in",
        DefaultValueFactory = _ => SandboxChoice.Auto,
    };

    public Option<string?> Log { get; } = new("--log") { Description = "write a log to this file" };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { Lean, Yes, Offline, Json, Jobs, Heartbeats, Timeout, Memory, LeanOptions, Sandbox, Log })
        {
            command.Add(option);
        }

        Jobs.Validators.Add(r => Positive(() => r.GetValue(Jobs), "--jobs", r.AddError));
        Heartbeats.Validators.Add(r => Positive(() => r.GetValue(Heartbeats), "--heartbeats", r.AddError));
        Timeout.Validators.Add(r => Positive(() => r.GetValue(Timeout), "--timeout", r.AddError));
        LeanOptions.Validators.Add(r =>
        {
            if ((r.GetValue(LeanOptions) ?? []).FirstOrDefault(o => o.IndexOf('=', StringComparison.Ordinal) < 1) is { } bad)
            {
                r.AddError($"--set {bad}: write NAME=VALUE, such as --set autoImplicit=true.");
            }
        });
    }

    public CheckLimits LimitsOf(ParseResult parsed) => new(
        TimeSpan.FromSeconds(parsed.GetValue(Timeout)),
        parsed.GetValue(Heartbeats),
        parsed.GetValue(Memory) is { } megabytes ? (long)megabytes << 20 : GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4 * 3 / parsed.GetValue(Jobs)) { ProcessorTime = TimeSpan.FromSeconds(parsed.GetValue(Timeout) / 2) };

    public ImmutableDictionary<string, string> LeanOptionsOf(ParseResult parsed) => (parsed.GetValue(LeanOptions) ?? [])
        .Select(o => o.Split('=', 2))
        .GroupBy(o => o[0])
        .ToImmutableDictionary(g => g.Key, g => g.Last()[1]);

    /// <summary>To be called by a validator; <paramref name="most"/> is still allowed.</summary>
    public static void Positive(Func<double> value, string name, Action<string> error, double? most = null)
    {
        try
        {
            if (value() is var given && (given <= 0 || given > most))
            {
                error($"{name} must be more than 0{(most is null ? "" : string.Create(CultureInfo.InvariantCulture, $" and at most {most}"))}.");
            }
        }
        catch (InvalidOperationException)
        {
            // What is no number the parser itself complains of.
        }
    }
}

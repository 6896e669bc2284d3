using System.CommandLine;
using ProofRepair.Gate;
using ProofRepair.Lean.Embedded;

namespace ProofRepair.Cli.Commands;

/// <summary>Options of <c>gate</c>.</summary>
internal sealed class GateOptions
{
    private readonly Option<string?> _base = new("--base") { Description = "the commit that the change is to be merged into (default: origin/$GITHUB_BASE_REF in a GitHub workflow, else origin/HEAD, main or master)" };

    private readonly Option<string> _head = new("--head") { Description = "the commit with the change", DefaultValueFactory = _ => "HEAD" };

    private readonly Option<bool> _staged = new("--staged") { Description = "judge what is staged against HEAD (for a pre-commit hook)" };

    private readonly Option<string?> _cache = new("--cache") { Description = "read facts on unchanged files from this folder" };

    private readonly Option<bool> _writeCache = new("--write-cache") { Description = "keep facts on all files of the base in --cache; only where base and head are one commit" };

    private readonly Argument<string> _directory = new("DIR") { Description = "the project, in a git repository", DefaultValueFactory = _ => "." };

    public Option<bool> SelfTest { get; } = new("--self-test") { Description = "judge changes of the gate's own that it must reject, and nothing else; done by itself before the first pass with a Lean" };

    public CommonOptions Common { get; } = new();

    public GateOutputOptions Output { get; } = new();

    public GateRepair Repair { get; } = new();

    public void AddTo(Command command)
    {
        command.Add(_directory);
        foreach (var option in new Option[] { _base, _head, _staged, _cache, _writeCache, SelfTest })
        {
            command.Add(option);
        }

        Repair.AddTo(command);
        Output.AddTo(command);
        foreach (var option in new Option[] { Common.Lean, Common.Yes, Common.Offline, Common.Json, Common.Jobs, Common.Sandbox })
        {
            command.Add(option);
        }

        command.Validators.Add(r =>
        {
            if (r.GetValue(_staged) && (r.GetResult(_base) is { Implicit: false } || r.GetResult(_head) is { Implicit: false }))
            {
                r.AddError("--staged is judged against HEAD: say no --base and no --head with it.");
            }
        });
    }

    public GateRequest RequestOf(ParseResult parsed)
    {
        var directory = Path.GetFullPath(parsed.GetValue(_directory)!);
        var request = parsed.GetValue(_staged)
            ? new GateRequest(directory, "HEAD", null)
            : new GateRequest(directory, parsed.GetValue(_base) ?? GateRequest.BaseFor(Environment.GetEnvironmentVariable), parsed.GetValue(_head)!);
        return request with
        {
            Cache = parsed.GetValue(_cache) is { } cache ? Path.GetFullPath(cache) : null,
            RepairBudget = Repair.BudgetOf(parsed),
            WriteCache = parsed.GetValue(_writeCache),
            State = Path.Combine(EmbeddedPaths.FromEnvironment(Environment.GetEnvironmentVariable).CacheDirectory, "gate"),
        };
    }
}

using System.CommandLine;
using ProofRepair.Gate;
using ProofRepair.Gate.Reports;

namespace ProofRepair.Cli.Commands;

/// <summary>Options of <c>gate</c>.</summary>
internal sealed class GateOptions
{
    private readonly Option<string?> _base = new("--base") { Description = "the commit that the change is to be merged into (default: origin/$GITHUB_BASE_REF in a GitHub workflow, else origin/HEAD, main or master)" };

    private readonly Option<string> _head = new("--head") { Description = "the commit with the change", DefaultValueFactory = _ => "HEAD" };

    private readonly Option<bool> _staged = new("--staged") { Description = "judge what is staged against HEAD (for a pre-commit hook)" };

    private readonly Option<string?> _cache = new("--cache") { Description = "read facts on unchanged files from this folder" };

    private readonly Option<bool> _writeCache = new("--write-cache") { Description = "keep facts on the base's files in --cache; only where base and head are one commit" };

    public Argument<string> Directory { get; } = new("DIR") { Description = "the project, in a git repository", DefaultValueFactory = _ => "." };

    public CommonOptions Common { get; } = new();

    public void AddTo(Command command)
    {
        command.Add(Directory);
        foreach (var option in new Option[] { _base, _head, _staged, _cache, _writeCache })
        {
            command.Add(option);
        }

        foreach (var option in new Option[] { Common.Lean, Common.Yes, Common.Offline, Common.Json, Common.Jobs, Common.Sandbox })
        {
            command.Add(option);
        }
    }

    public GateRequest RequestOf(ParseResult parsed, string directory) => parsed.GetValue(_staged)
        ? new GateRequest(directory, "HEAD", null) { Cache = parsed.GetValue(_cache) }
        : new GateRequest(directory, parsed.GetValue(_base) ?? GateRequest.BaseFor(Environment.GetEnvironmentVariable), parsed.GetValue(_head)!) { Cache = parsed.GetValue(_cache), WriteCache = parsed.GetValue(_writeCache) };

    public Task WriteAsync(ParseResult parsed, GateReport report, CancellationToken cancellationToken)
    {
        Console.Write(TextReport.Of(report));
        return Task.CompletedTask;
    }
}

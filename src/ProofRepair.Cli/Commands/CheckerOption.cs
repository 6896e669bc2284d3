using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using ProofRepair.Lean.Toolchains;
using ProofRepair.Verify.OutsideCheckers;

namespace ProofRepair.Cli.Commands;

/// <summary><c>--checker NAME=COMMAND</c>: further judges of a proof, the user's own.</summary>
internal sealed class CheckerOption
{
    private readonly Option<string[]> _checkers = new("--checker")
    {
        Description = "NAME=COMMAND: one more judge; {olean}, {source}, {module} and {theorem} in COMMAND stand for what it is to judge, and it accepts by ending with 0",
        DefaultValueFactory = _ => [],
    };

    public void AddTo(Command command)
    {
        _checkers.Validators.Add(result =>
        {
            foreach (var given in result.GetValue(_checkers) ?? [])
            {
                if (Read(given) is not { Words: [var program, ..], Name.Length: > 0 })
                {
                    result.AddError($"--checker {given}: write NAME=COMMAND, such as --checker \"second=my-checker {{olean}}\".");
                }
                else if (Program(program) is null)
                {
                    result.AddError($"--checker {given}: there is no program {program}.");
                }
            }
        });
        command.Add(_checkers);
    }

    public ImmutableArray<CheckerCommand> Of(ParseResult parsed) =>
        [.. (parsed.GetValue(_checkers) ?? []).Select(Read).Select(c => c with { Words = c.Words.SetItem(0, Program(c.Words[0])!) })];

    private static CheckerCommand Read(string given) =>
        given.Split('=', 2) is [var name, var command] ? new(name, [.. CommandLineParser.SplitCommandLine(command)]) : new(given, []);

    private static string? Program(string word) => word.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal)
        ? Path.GetFullPath(word) is var path && Executables.IsExecutable(path) ? path : null
        : Executables.Find(word, Environment.GetEnvironmentVariable("PATH"));
}

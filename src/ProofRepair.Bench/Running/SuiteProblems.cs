using System.Collections.Immutable;
using ProofRepair.Bench.CorePort;
using ProofRepair.Bench.Suites;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Syntax;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Sampling.Extraction;

namespace ProofRepair.Bench.Running;

public enum PortMode
{
    /// <summary>Core where a header asks for Mathlib and the Lean at hand has none.</summary>
    Auto,

    None,
    Core,
}

/// <summary>A row made ready: a problem, or the reason why the port refuses it.</summary>
public sealed record SuiteProblem(SuiteRow Row, Problem? Problem, PortKind? Port, PortResult.Refused? Refusal);

public static class SuiteProblems
{
    private static readonly ImmutableArray<string> s_definitions =
    [
        .. CommandSplitter.Split(CoreLibrary.Definitions).Declarations
            .Where(d => d.Kind is "def" or "abbrev" && d.Name is not null)
            .Select(d => d.Name!),
    ];

    /// <summary><paramref name="compiled"/> must be seen by the Lean that checks the problems; without it headers hold the library's text.</summary>
    public static ImmutableArray<SuiteProblem> Prepare(Suite suite, bool port, CompiledCoreLibrary? compiled = null) =>
        [.. suite.Rows.Select(row => port ? Ported(suite, row, compiled) : AsItIs(row))];

    public static bool AsksForMathlib(Suite suite) => suite.Rows.Any(r => r.Header.Contains("import Mathlib", StringComparison.Ordinal));

    private static SuiteProblem AsItIs(SuiteRow row) => new(row, Named(row, new LeanHeader(row.Header), row.Statement, body => body), null, null);

    private static SuiteProblem Ported(Suite suite, SuiteRow row, CompiledCoreLibrary? compiled)
    {
        var result = CorePorter.Port(row.Header, row.Statement);
        if (result is not PortResult.Ported ported)
        {
            return new SuiteProblem(row, null, null, (PortResult.Refused)result);
        }

        var problem = Named(row, CoreLibrary.For(ported.Header, withMeanings: true, compiled), ported.Statement, ported.PortBody) with
        {
            HeaderParts = CoreLibrary.PartsFor(compiled),
            PlainHeader = CoreLibrary.For(ported.Header, withMeanings: false, compiled),
            Definitions = s_definitions,
            Standing = $"core port of {suite.Name} ({(ported.Kind == PortKind.Same ? "same" : "stronger")})",
            IsStronger = ported.Kind == PortKind.Stronger,
        };
        return new SuiteProblem(row, problem, ported.Kind, null);
    }

    private static Problem Named(SuiteRow row, LeanHeader header, string statement, Func<string, string> restate) =>
        new(row.Key.ToString(), row.Name, header, statement + " := ", row.DeclaredName)
        {
            Informal = row.Informal,
            Body = row.Proof is { } proof && ProofExtractor.Extract(proof, row.Statement) is { } body ? restate(body.Body) : null,
            Restate = restate,
        };
}

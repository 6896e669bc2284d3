using System.Collections.Immutable;
using ProofRepair.Verify.Olean;

namespace ProofRepair.Verify;

/// <summary>What the compiled file shows: axioms, and the statement as Lean understood it.</summary>
internal sealed class CompiledChecks(OleanRead read, string? declaredName, string? pinnedName, CancellationToken cancellationToken)
{
    private const string AxiomsName = "axioms";
    private const string StatementName = "statement";

    private static readonly ImmutableHashSet<string> s_allowed = ["propext", "Classical.choice", "Quot.sound"];

    private LeanName? Theorem => declaredName is null || read.Module is not { } module ? null : Find(module, LeanName.Parse(declaredName));

    public (VerdictCheck Check, ImmutableArray<string> Axioms) Axioms(string? printed)
    {
        if (declaredName is null)
        {
            return (new VerdictCheck(AxiomsName, CheckResult.NotChecked, "an example has no name"), []);
        }

        if (Theorem is not { } theorem || AxiomCollector.Collect(read.Module!, theorem, cancellationToken) is not { } report)
        {
            return FromText(printed);
        }

        var names = report.Allowed.Concat(report.Refused).Concat(report.Declared).Select(n => n.WithoutPrivatePrefix().ToString()).ToImmutableArray();
        var objections = report.Objections().ToList();
        return objections.Count > 0
            ? (new VerdictCheck(AxiomsName, CheckResult.Failed, string.Join("; ", objections)), names)
            : (new VerdictCheck(AxiomsName, CheckResult.Passed, $"from the compiled file; {AxiomReport.NotChecked} not opened"), names);
    }

    public VerdictCheck Statement()
    {
        if (Theorem is not { } theorem || pinnedName is null || Find(read.Module!, LeanName.Parse(pinnedName)) is not { } pinned)
        {
            return new VerdictCheck(StatementName, CheckResult.NotChecked, "attached by this program as text; not compared as a term");
        }

        return StatementComparer.SameStatement(read.Module!, pinned, read.Module!, theorem, cancellationToken) switch
        {
            StatementComparison.Same => new VerdictCheck(StatementName, CheckResult.Passed, "the same term as the pinned statement"),
            StatementComparison.Different different => new VerdictCheck(StatementName, CheckResult.Failed, different.Reason),
            _ => throw new InvalidOperationException("a comparison of a new kind"),
        };
    }

    private (VerdictCheck Check, ImmutableArray<string> Axioms) FromText(string? printed)
    {
        if (printed is null)
        {
            return (new VerdictCheck(AxiomsName, CheckResult.Failed, read.Failure?.Message ?? "the compiled file holds no such theorem"), []);
        }

        var open = printed.IndexOf('[', StringComparison.Ordinal);
        var names = open < 0
            ? []
            : printed[(open + 1)..].TrimEnd(']', ' ', '\n').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToImmutableArray();
        var refused = names.Where(n => !s_allowed.Contains(n)).ToList();
        return refused.Count > 0 || (open < 0 && !printed.Contains("does not depend on any axioms", StringComparison.Ordinal))
            ? (new VerdictCheck(AxiomsName, CheckResult.Failed, $"rests on {string.Join(", ", refused)}"), names)
            : (new VerdictCheck(AxiomsName, CheckResult.Passed, "as Lean prints them; the compiled file could not be read"), names);
    }

    /// <summary>By its full name, else the only one that ends with it: a file may have opened a namespace.</summary>
    private static LeanName? Find(OleanModule module, LeanName name)
    {
        if (module.FindUnique(name) is { } exact)
        {
            return exact.Name;
        }

        var ending = "." + name;
        var found = module.Constants.Where(c => c.Name.WithoutPrivatePrefix().ToString().EndsWith(ending, StringComparison.Ordinal)).Take(2).ToList();
        return found.Count == 1 ? found[0].Name : null;
    }
}

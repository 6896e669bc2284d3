using System.Collections.Immutable;
using ProofRepair.Verify.Olean;

namespace ProofRepair.Verify;

/// <summary>What the compiled file shows: axioms, and the statement as Lean understood it.</summary>
internal sealed class CompiledChecks(OleanRead read, LeanName? declaredName, LeanName? pinnedName, CancellationToken cancellationToken)
{
    private const string AxiomsName = "axioms";
    private const string StatementName = "statement";

    private readonly LeanName? _pinned = read.Module is { } module && pinnedName is not null ? FindCopy(module, pinnedName) : null;

    /// <summary>The copy stands in the same namespace, so its full name shows what Lean took that to be.</summary>
    public LeanName? Theorem => declaredName?.Text is { } last && read.Module is { } module
        ? module.FindUnique(_pinned?.WithoutPrivatePrefix().Parent?.Child(last) ?? declaredName)?.Name
        : null;

    /// <param name="printed">What Lean printed of the axioms, where it was asked: it sees what the libraries' proofs rest on.</param>
    public (VerdictCheck Check, ImmutableArray<string> Axioms) Axioms(string? printed)
    {
        if (Theorem is not { } theorem || AxiomCollector.Collect(read.Module!, theorem, cancellationToken) is not { } report)
        {
            return printed is null
                ? (new VerdictCheck(AxiomsName, CheckResult.Failed, read.Failure?.Message ?? "the compiled file holds no such theorem"), [])
                : Of(PrintedAxioms.Read(printed), "as Lean prints them; the compiled file could not be read");
        }

        var names = report.Allowed.Concat(report.Refused).Concat(report.Declared).Select(n => n.WithoutPrivatePrefix().ToString()).ToImmutableArray();
        var objections = report.Objections().ToList();
        return objections.Count > 0 ? (new VerdictCheck(AxiomsName, CheckResult.Failed, string.Join("; ", objections)), names)
            : printed is not null ? Of(PrintedAxioms.Read(printed), "from the compiled file, and as Lean prints them over all imports")
            : (new VerdictCheck(AxiomsName, CheckResult.Passed, $"from the compiled file; {AxiomReport.NotChecked} not opened"), names);
    }

    public VerdictCheck Statement()
    {
        if (Theorem is not { } theorem || _pinned is null)
        {
            return new VerdictCheck(StatementName, CheckResult.NotChecked, "attached by this program as text; not compared as a term");
        }

        return Of(StatementComparer.SameStatement(read.Module!, _pinned, read.Module!, theorem, cancellationToken), StatementName, "the same term as the pinned statement");
    }

    /// <param name="same">The detail where the statements are the same.</param>
    public static VerdictCheck Of(StatementComparison comparison, string name, string same) => comparison switch
    {
        StatementComparison.Same => new(name, CheckResult.Passed, same),
        StatementComparison.Different different => new(name, CheckResult.Failed, different.Reason),
        _ => throw new InvalidOperationException("a comparison of a new kind"),
    };

    private static (VerdictCheck Check, ImmutableArray<string> Axioms) Of(PrintedAxioms axioms, string source) => axioms.Objection is { } objection
        ? (new VerdictCheck(AxiomsName, CheckResult.Failed, objection), axioms.Names)
        : (new VerdictCheck(AxiomsName, CheckResult.Passed, source), axioms.Names);

    /// <summary>By its full name, else the only one that ends with its last: nobody else could have guessed that.</summary>
    private static LeanName? FindCopy(OleanModule module, LeanName name)
    {
        if (module.FindUnique(name) is { } exact)
        {
            return exact.Name;
        }

        var found = module.Constants.Where(c => c.Name.Text is { } last && last == name.Text).Take(2).ToList();
        return found.Count == 1 ? found[0].Name : null;
    }
}

using System.Collections.Immutable;
using ProofRepair.Verify.Olean;

namespace ProofRepair.Verify;

/// <summary>What <c>#print axioms</c> says. <paramref name="Objection"/> is null when it names none but the usual three.</summary>
internal sealed record PrintedAxioms(ImmutableArray<string> Names, string? Objection)
{
    private const string ListOpens = "depends on axioms: [";

    public static PrintedAxioms Read(string printed)
    {
        var open = printed.IndexOf(ListOpens, StringComparison.Ordinal);
        if (open < 0)
        {
            return new([], printed.Contains("does not depend on any axioms", StringComparison.Ordinal) ? null : "what Lean prints of its axioms cannot be read");
        }

        var names = printed[(open + ListOpens.Length)..].TrimEnd(']', ' ', '\n').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToImmutableArray();
        var refused = names.Where(n => !KnownAxioms.Allowed.Contains(LeanName.Parse(n))).ToList();
        return new(names, refused.Count > 0 ? $"rests on {string.Join(", ", refused.Select(n => $"`{n}`"))}" : null);
    }
}

using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Statements;

namespace ProofRepair.Pipeline.Tests.Statements;

/// <summary>With real Lean; all statements travel together.</summary>
public sealed class StatementAuditTests
{
    private const string AutoImplicit = "set_option autoImplicit true\n";

    private static readonly (string Statement, string Header, StatementFlag[] Flags)[] s_cases =
    [
        ("theorem t (x : Int) (h : 2 * x = 4) : x = 2", "", []),
        ("theorem t (x : Int) (h₀ : 2 * x = 4) (h₁ : x = 3) : x = 7", "", [StatementFlag.Vacuous]),
        ("theorem t (p q : Prop) (h : p) (hn : ¬ p) : q", "", [StatementFlag.Vacuous]),
        // The hypothesis is bound by the conclusion.
        ("theorem t : ∀ x : Nat, x < 0 → x = 5", "", [StatementFlag.Vacuous]),
        // A negation is no hypothesis, and neither is what a refutation is asked for.
        ("theorem t (x : Nat) : ¬ x < 0", "", []),
        ("theorem t (x : Nat) (h : x < 0) : False", "", []),
        ("theorem t (f : Nat → Nat) (x : Nat) : f (x + 0) = f x", "", [StatementFlag.HoldsByRfl]),
        // A computation is what was asked for.
        ("theorem t : 2004 % 12 = 0", "", []),
        ("theorem t (x : Nat) : (x < 0 → False)", "", []),
        ("theorem t (x : Nat) (h : x = y) : y = x", AutoImplicit, [StatementFlag.AutoBound]),
        ("theorem t (x y : Nat) (h : x = y) : y = x", AutoImplicit, []),
        ("theorem t : nonsense 3 = 4 ∧ 0 < 0", "", []),
    ];

    [Fact]
    public async Task What_says_nothing_is_flagged_and_what_says_something_is_not()
    {
        var lean = InstalledLean.Require();
        using var slots = new LeanSlots(2);
        await using var pool = new LeanPool(
            new BatchChecker(new LeanProcess(lean, TimeProvider.System), TimeProvider.System, TimeSpan.FromMinutes(5)), slots, new LeanPoolOptions(), TimeProvider.System);

        var flags = await Task.WhenAll(s_cases.Select(c => StatementAudit.FlagsAsync(
            new ProblemChecker(new Problem("t", "t", new LeanHeader(c.Header), c.Statement + " := ", "t"), pool, new CheckLimits(TimeSpan.FromMinutes(5))),
            TestContext.Current.CancellationToken)));

        Assert.Equal(
            s_cases.Select(c => (c.Statement, string.Join(' ', c.Flags))),
            s_cases.Zip(flags).Select(r => (r.First.Statement, string.Join(' ', r.Second))));
    }
}

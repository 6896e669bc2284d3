using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes;

namespace ProofRepair.Verify.Tests;

/// <summary>Verdicts of the installed Lean.</summary>
public sealed class ProofVerifierTests
{
    [Theory]
    [InlineData("theorem early : 1 = 2 := sorry\n", "theorem later (n : Nat) : n + 0 = n := ", "by simp")]
    [InlineData("", "example : 1 = 1 ∧ 2 = 2 := ", "by constructor\n                              · rfl\n                              · rfl")]
    [InlineData("", "instance (priority := low) : Inhabited Nat := ", "⟨3⟩")]
    [InlineData("theorem foo : True := trivial\nnamespace A\n", "theorem foo (n : Nat) : n + 0 = n := ", "by\n  simp")]
    [InlineData("def A.n := 3\ntheorem foo : True := trivial\n", "/-- why -/ @[simp] theorem A.foo : n + 0 = n := ", "rfl")]
    [InlineData("namespace B\ntheorem foo : True := trivial\n", "theorem _root_.foo (n : Nat) : n + 0 = n := ", "rfl")]
    [InlineData("namespace A\n", "private theorem foo (stop : 1 = 2) : 1 = 2 := ", "by\n  exact stop")]
    [InlineData("", "theorem foo (x : Nat) (h : x + 0 < x) : x = 1 := ", "by\n  set_option maxHeartbeats 400000 in\n  simp at *")]
    public async Task An_honest_proof_is_accepted(string header, string lead, string body)
    {
        var verdict = await VerifyAsync(header, lead, body);

        Assert.True(verdict.Accepted, verdict.Objection);
        Assert.Equal(CheckResult.Passed, verdict.Checks.Single(c => c.Name == "statement").Result);
    }

    [Theory]
    [InlineData("theorem early : 1 = 2 := sorry\n", "theorem later : 1 = 2 := ", "early", "axioms: rests on `sorryAx`")]
    [InlineData("theorem foo : True := trivial\nnamespace A\naxiom bad : False\n", "theorem foo : 1 = 2 := ", "bad.elim", "axioms: rests on the axiom `A.bad`")]
    [InlineData("theorem early : 1 = 2 := rfl\n", "theorem later : 1 = 2 := ", "early", "elaboration: the header does not elaborate")]
    [InlineData("", "example : 1 = 2 := ", "by\n  stop", "body: ")]
    [InlineData("", "example : 1 = 2 := ", "by\n  decide", "elaboration: ")]
    public async Task What_is_no_proof_is_refused(string header, string lead, string body, string because)
    {
        var verdict = await VerifyAsync(header, lead, body);

        Assert.True(verdict.HasAnswer);
        Assert.StartsWith(because, verdict.Objection, StringComparison.Ordinal);
    }

    private static async Task<Verdict> VerifyAsync(string header, string lead, string body)
    {
        using var slots = new LeanSlots(1);
        var verifier = new ProofVerifier(new LeanProcess(InstalledLean.Require(), TimeProvider.System), slots, TimeProvider.System);
        return await verifier.VerifyAsync(new VerifyRequest(new LeanHeader(header), lead, body, CheckLimits.Default), TestContext.Current.CancellationToken);
    }
}

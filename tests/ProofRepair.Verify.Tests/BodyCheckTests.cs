using ProofRepair.Lean.Checking;

namespace ProofRepair.Verify.Tests;

public sealed class BodyCheckTests
{
    [Theory]
    [InlineData("by\n  set_option «debug».skipKernelTC true in simp", "debug.skipKernelTC")]
    [InlineData("by\n  set_option «debug.skipKernelTC» true in simp", "debug.skipKernelTC")]
    [InlineData("by\n  set_option debug . skipKernelTC true in simp", "debug")]
    [InlineData("by\n  set_option /- -/ debug.skipKernelTC true in simp", "debug.skipKernelTC")]
    [InlineData("by\n  set_option autoImplicit true in simp", "autoImplicit")]
    [InlineData("by\n  set_option sat.solver \"x\" in simp", "sat.solver")]
    [InlineData("by\n  set_option trace.profiler.output \"x\" in simp", "trace.profiler.output")]
    [InlineData("by\n  set_option maxHeartbeats in simp", "maxHeartbeats")]
    public void A_body_may_set_no_option_that_is_not_known_to_be_harmless(string body, string option)
    {
        var check = Check("theorem a : p := ", body);

        Assert.Equal(CheckResult.Failed, check.Result);
        Assert.Equal($"it sets `{option}`, which is not among the options that a proof may set", check.Detail);
    }

    [Theory]
    [InlineData("by\n  set_option maxHeartbeats 400000 in\n  open Nat in\n  simp")]
    [InlineData("by\n  set_option «maxRecDepth» 1000 in simp")]
    [InlineData("by\n  set_option linter.unusedVariables false in simp")]
    [InlineData("set_option exponentiation.threshold 500 in by\n  open scoped Nat in norm_num")]
    [InlineData("by\n  norm_num at *")]
    [InlineData("by\n  simp at h *")]
    [InlineData("by\n  rcases h with stop | x\n  · exact f stop\n  · simpa using fun stop => stop")]
    [InlineData("by\n  have constant := h.end\n  exact \"end\" ▸ constant")]
    [InlineData("by\n  have IO : I ≤ O := h\n  linarith [IO]")]
    public void What_belongs_to_proofs_is_let_stand(string body)
    {
        var check = Check("theorem a : p := ", body);

        Assert.True(check.Result == CheckResult.Passed, check.Detail);
    }

    [Theory]
    [InlineData("run_tac Lean.logInfo \"x\"")]
    [InlineData("exact by_elab return x")]
    [InlineData("exact eval% x")]
    [InlineData("exact unsafe x")]
    [InlineData("exact unsafeIO x")]
    [InlineData("simp (config := match (IO.FS.writeFile \"a\" \"b\" : IO Unit) () with | _ => {})")]
    [InlineData("open IO in exact x")]
    [InlineData("exact f x!\"{\" (by run_tac x) \"}\"")]
    [InlineData("stop exact x")]
    [InlineData("simp\nrun_cmd x")]
    [InlineData("simp\nelab \"x\" : term => x")]
    [InlineData("simp\nmacro \"x\" : term => `(y)")]
    [InlineData("simp\n@[simp] theorem b : q := r")]
    [InlineData("simp lemma b : q := r")]
    [InlineData("exact (x\n/- \"")]
    public void What_runs_code_or_ends_the_proof_is_found_behind_any_lead_and_any_harmless_word(string tail)
    {
        Assert.Equal(CheckResult.Failed, Check("theorem a : p := ", $"by\n  {tail}").Result);
        Assert.Equal(CheckResult.Failed, Check("@[simp] private theorem a : p := ", $"by\n  open Nat in\n  set_option maxRecDepth 1000 in\n  {tail}").Result);
    }

    [Fact]
    public void All_that_stands_against_a_body_is_told()
    {
        var check = Check("theorem a : p := ", "by\n  set_option autoImplicit true in\n  run_tac x");

        Assert.Contains("autoImplicit", check.Detail, StringComparison.Ordinal);
        Assert.Contains("run_tac", check.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lead_that_leaves_something_open_has_no_safe_body() =>
        Assert.Equal(CheckResult.Failed, Check("theorem a : p := /- ", "-/ by simp").Result);

    private static VerdictCheck Check(string lead, string body) =>
        BodyCheck.Of(new VerifyRequest(LeanHeader.Empty, lead, body, CheckLimits.Default));
}

using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes;
using ProofRepair.Verify.Olean;

namespace ProofRepair.Verify.Tests.Replay;

/// <summary>Compiled files that were altered after Lean wrote them, before the installed Lean's kernel.</summary>
public sealed class KernelReplayTests
{
    private const string Source = """
        structure Pair where
          left : Nat
          right : Nat

        inductive Tree where
          | leaf
          | node (children : List Tree)

        def swap (p : Pair) : Pair := ⟨p.right, p.left⟩

        theorem easy : (3 : Nat) = 3 := rfl

        theorem target (p : Pair) (t : Tree) : swap (swap p) = p ∧ t = t ∧ "∀" = "∀" ∧ (2 : Nat) ^ 70 = 1180591620717411303424 :=
          ⟨by cases p; rfl, by cases t <;> rfl, rfl, by decide⟩

        """;

    [Fact]
    public async Task The_kernel_takes_what_Lean_wrote_and_refuses_a_proof_of_something_else()
    {
        var module = await CompileAsync();
        var name = LeanName.Parse("target");

        var honest = await ReplayAsync(module, name);
        var forged = await ReplayAsync(With(module, Altered(module.FindUnique(name)!, value: module.FindUnique(LeanName.Parse("easy"))!.Value!)), name);
        var stronger = await ReplayAsync(With(module, Altered(module.FindUnique(name)!, type: new LeanExpr.Constant(LeanName.Parse("False"), []))), name);

        Assert.True(honest.Result == CheckResult.Passed, honest.Detail);
        Assert.Contains("(kernel) declaration type mismatch", forged.Detail, StringComparison.Ordinal);
        Assert.Contains("(kernel) declaration type mismatch", stronger.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_term_that_is_not_finished_reaches_no_kernel()
    {
        var module = await CompileAsync();
        var name = LeanName.Parse("target");

        var open = await ReplayAsync(With(module, Altered(module.FindUnique(name)!, value: new LeanExpr.OpenVariable(name, isMeta: true))), name);

        Assert.Equal((CheckResult.Failed, "a term has a variable that nothing binds"), (open.Result, open.Detail));
    }

    private static async Task<OleanModule> CompileAsync()
    {
        using var folder = new TemporaryFolder("proofrepair-compiled-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "Check.lean"), Source, TestContext.Current.CancellationToken);
        await new LeanProcess(InstalledLean.Require(), TimeProvider.System).RunAsync(
            new LeanInvocation(["--json", "-o", "Check.olean", "Check.lean"], folder.FullName, () => 1 << 20), _ => { }, CancellationToken.None, TestContext.Current.CancellationToken);
        var read = await OleanFile.ReadAsync(Path.Combine(folder.FullName, "Check.olean"), TestContext.Current.CancellationToken);
        Assert.True(read.Succeeded, read.Failure?.Message);
        return read.Module;
    }

    private static LeanConstant Altered(LeanConstant theorem, LeanExpr? type = null, LeanExpr? value = null) => new()
    {
        Kind = theorem.Kind,
        Name = theorem.Name,
        UniverseParameters = theorem.UniverseParameters,
        Type = type ?? theorem.Type,
        Value = value ?? theorem.Value,
    };

    private static OleanModule With(OleanModule module, LeanConstant changed)
    {
        var constants = module.Constants.Select(c => c.Name.Equals(changed.Name) ? changed : c).ToList();
        return new OleanModule(module.Header, module.IsModule, module.HoldsProofs, module.Imports, [.. constants], constants.ToDictionary(c => c.Name), module.Extensions);
    }

    private static async Task<VerdictCheck> ReplayAsync(OleanModule module, LeanName theorem)
    {
        using var slots = new LeanSlots(1);
        var lean = new FreshLean(new LeanProcess(InstalledLean.Require(), TimeProvider.System), slots, TimeProvider.System, usage: null);
        var request = new VerifyRequest(LeanHeader.Empty, "theorem target : True :=", " trivial", CheckLimits.Default);
        return await new Referee(lean, request, module, theorem).ReplayAsync(TestContext.Current.CancellationToken);
    }
}

using ProofRepair.Gate.Tests.Histories;

namespace ProofRepair.Gate.Tests.Running;

/// <summary>A project's files are judged with the Lean options of the base's lakefile, as Lake would build them.</summary>
public sealed class LakeOptionSpecs(CertifiedGate gate)
{
    private const string New = """
        name = "math"
        [leanOptions]
        pp.unicode.fun = true
        relaxedAutoImplicit = false
        weak.linter.mathlibStandardSet = true
        maxSynthPendingDepth = 3

        """;

    private const string Binding = "theorem more (xs : List α) : xs = xs := rfl\n";

    [Fact]
    public async Task What_Lake_writes_into_a_new_project_with_Mathlib_is_no_bar_and_names_are_bound_as_Lean_does()
    {
        await gate.TestAsync();

        var (code, output) = await JudgeAsync(New);

        Assert.True(code == 0, output);
        Assert.DoesNotContain("lean-options", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_lakefile_forbids_is_an_error_and_what_is_not_taken_from_it_is_said()
    {
        InstalledLean.Require();

        var (code, output) = await JudgeAsync(New + "autoImplicit = false\ndebug.skipKernelTC = true\n");

        Assert.True(code == 1, output);
        Assert.Contains("error", output, StringComparison.Ordinal);
        Assert.Contains("lean-options = { debug.skipKernelTC = true }", output, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output)> JudgeAsync(string lakefile)
    {
        const string old = "theorem a : 1 = 1 := rfl\n";
        using var repository = new GitFolder()
            .Commit(History.Files(("Main.lean", old), ("lakefile.toml", lakefile)))
            .Commit(History.Files(("Main.lean", old + Binding), ("lakefile.toml", lakefile)));
        return await GateProgram.RunAsync(repository.FullName, "--base", "HEAD~1", "--lean", "embedded", "--offline");
    }
}

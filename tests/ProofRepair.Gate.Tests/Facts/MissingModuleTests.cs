using System.Collections.Immutable;
using ProofRepair.Gate.Facts;
using ProofRepair.Lean.Toolchains;

namespace ProofRepair.Gate.Tests.Facts;

/// <summary>What a file imports and where Lean looks for it.</summary>
public sealed class MissingModuleTests
{
    [Theory]
    [InlineData("object file '/tmp/a/1234/Lib/Missing.olean' of module Lib.Missing does not exist", "`Lib.Missing` is neither in the project nor in its libraries")]
    [InlineData("unknown module prefix 'Mathlib'\n\nNo directory 'Mathlib' or file 'Mathlib.olean' in the search path entries:\n/tmp/a/1234", "`Mathlib.Tactic` is neither in the project nor in its libraries")]
    [InlineData("unknown package 'Else'\nYou might need to open '/tmp'", "`Else` is neither in the project nor in its libraries")]
    public void What_is_missing_is_named_without_the_folders_of_a_run(string message, string said) => Assert.Equal(said, MissingModule.Of(message, ["Lib.Missing", "Mathlib.Tactic"]));

    [Fact]
    public void What_Lake_made_of_the_project_itself_is_not_looked_in()
    {
        var project = Path.GetFullPath("/project");
        string[] kept = ["/project/.lake/packages/mathlib/.lake/build/lib/lean", "/project/sub/.lake/build/lib/lean", "/elsewhere/.lake/build/lib/lean", "/lean/lib"];
        string[] own = ["/project/.lake/build/lib/lean", "/project/build/lib"];
        var lean = new LeanToolchain(LeanKind.Native, "4.28.0", "lean", [], ImmutableDictionary<string, string>.Empty.Add("LEAN_PATH", string.Join(Path.PathSeparator, own.Concat(kept))), project);

        Assert.Equal(["/library", .. kept], lean.Seen("/library").Environment["LEAN_PATH"].Split(Path.PathSeparator));
    }
}

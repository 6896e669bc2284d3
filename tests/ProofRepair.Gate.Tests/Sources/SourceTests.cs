using System.Text;
using ProofRepair.Gate.Facts;
using ProofRepair.Gate.Settings;
using ProofRepair.Gate.Sources;

namespace ProofRepair.Gate.Tests.Sources;

public sealed class SourceTests
{
    [Theory]
    [InlineData("<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n", 1)]
    [InlineData("x\n<<<<<<< ours\r\na\r\n||||||| base\r\n=======\r\nb\r\n>>>>>>> theirs", 2)]
    [InlineData("=======\nTitle\n=======\n", null)]
    [InlineData("<<<<<<< only\n", null)]
    [InlineData("  <<<<<<< ours\n  =======\n  >>>>>>> theirs\n", null)]
    public void A_conflict_is_all_three_marks_in_their_order(string text, int? line)
    {
        Assert.Equal(line, ConflictMarkers.FirstLine(text));
    }

    [Theory]
    [InlineData("lakefile.lean", true)]
    [InlineData("sub/lakefile.toml", true)]
    [InlineData(".github/workflows/x.yml", true)]
    [InlineData("scripts/build.sh", true)]
    [InlineData("scripts2/build.sh", false)]
    [InlineData("Main.lean", false)]
    public void What_decides_how_a_repository_is_built_is_told_by_its_path(string path, bool isTrusted)
    {
        Assert.Equal(isTrusted, PathRules.IsTrusted(path, GateSettings.Default with { Trusted = ["scripts"] }, ""));
    }

    [Fact]
    public void Dependents_are_found_however_far_away()
    {
        var side = Side(("A.lean", ""), ("B.lean", "import A\n"), ("C.lean", "public import B\n"), ("D.lean", "import Lean\n"));

        Assert.Equal(["A.lean", "B.lean", "C.lean"], side.WithDependents(["A.lean"]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_key_changes_with_all_that_a_file_imports_and_with_nothing_else()
    {
        var (one, other) = (Side(("A.lean", "-- 1"), ("B.lean", "import A\n"), ("C.lean", "")), Side(("A.lean", "-- 2"), ("B.lean", "import A\n"), ("C.lean", "")));
        var (keys, otherKeys) = (new ModuleKeys(one, "lean"), new ModuleKeys(other, "lean"));

        Assert.NotEqual(keys.Of(one.ByPath["B.lean"]), otherKeys.Of(other.ByPath["B.lean"]));
        Assert.Equal(keys.Of(one.ByPath["C.lean"]), otherKeys.Of(other.ByPath["C.lean"]));
        Assert.NotEqual(keys.Of(one.ByPath["C.lean"]), new ModuleKeys(one, "another lean").Of(one.ByPath["C.lean"]));
    }

    [Fact]
    public void Files_that_import_each_other_in_a_circle_have_no_key()
    {
        var side = Side(("A.lean", "import B\n"), ("B.lean", "import A\n"), ("C.lean", "import A\n"), ("D.lean", "import D\n"));
        var keys = new ModuleKeys(side, "lean");

        Assert.All(side.Files, f => Assert.Null(keys.Of(f)));
    }

    private static ProjectSide Side(params (string Path, string Text)[] files) =>
        SideReader.Of(files.Select(f => (f.Path, Encoding.UTF8.GetBytes(f.Text))), "", GateSettings.Default);
}

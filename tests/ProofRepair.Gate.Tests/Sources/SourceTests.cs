using System.Text;
using ProofRepair.Gate.Changes;
using ProofRepair.Gate.Facts;
using ProofRepair.Gate.Git;
using ProofRepair.Gate.Settings;
using ProofRepair.Gate.Sources;
using ProofRepair.Lean.Processes;

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
        var (keys, otherKeys) = (new ModuleKeys(one, "lean", "program"), new ModuleKeys(other, "lean", "program"));

        Assert.NotEqual(keys.Of(one.ByPath["B.lean"]), otherKeys.Of(other.ByPath["B.lean"]));
        Assert.Equal(keys.Of(one.ByPath["C.lean"]), otherKeys.Of(other.ByPath["C.lean"]));
        Assert.NotEqual(keys.Of(one.ByPath["C.lean"]), new ModuleKeys(one, "another lean", "program").Of(one.ByPath["C.lean"]));
        Assert.NotEqual(keys.Of(one.ByPath["C.lean"]), new ModuleKeys(one, "lean", "another program").Of(one.ByPath["C.lean"]));
    }

    [Fact]
    public void Files_that_import_each_other_in_a_circle_have_no_key()
    {
        var side = Side(("A.lean", "import B\n"), ("B.lean", "import A\n"), ("C.lean", "import A\n"), ("D.lean", "import D\n"));
        var keys = new ModuleKeys(side, "lean", "program");

        Assert.All(side.Files, f => Assert.Null(keys.Of(f)));
    }

    [Fact]
    public void A_new_file_is_one_that_is_gone_where_most_of_its_commands_are_and_each_is_taken_once()
    {
        const string code = "def a := 1\n\ndef b := 2\n";
        var before = Side(("Old.lean", code), ("Other.lean", "def c := 3\n"), ("Kept.lean", code));
        var after = Side(("Copy.lean", code), ("Again.lean", code), ("New/Other.lean", "import Kept\n\ndef c := 3\n"), ("Else.lean", "def c := 3\ndef d := 4\ndef e := 5\n"), ("Kept.lean", code));

        Assert.Equal(["Again.lean=Old.lean", "New/Other.lean=Other.lean"], MovedFiles.Of(before, after).Select(m => $"{m.Key}={m.Value}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Lib/A.lean", true)]
    [InlineData("..a/.gitignore", true)]
    [InlineData("../Evil.lean", false)]
    [InlineData("Lib/../../Evil.lean", false)]
    [InlineData("./A.lean", false)]
    [InlineData("Lib//A.lean", false)]
    [InlineData("/etc/A.lean", false)]
    [InlineData("Lib/.GIT/config", false)]
    public void A_path_that_leads_elsewhere_is_told_from_one_that_leads_below(string path, bool isPlain) => Assert.Equal(isPlain, TreePath.IsPlain(path));

    [Theory]
    [InlineData("../Evil.lean")]
    [InlineData("A/../../Evil.lean")]
    [InlineData("/etc/Evil.lean")]
    public void What_writes_a_compiled_file_stays_below_its_folder(string path)
    {
        using var folder = new TemporaryFolder("proofrepair-below-");

        Assert.Throws<InvalidOperationException>(() => CompiledParts.PathOf(folder.FullName, path));
        Assert.StartsWith(folder.FullName, CompiledParts.PathOf(folder.FullName, "A/B.lean"), StringComparison.Ordinal);
    }

    private static ProjectSide Side(params (string Path, string Text)[] files) =>
        SideReader.Of(files.Select(f => (f.Path, Encoding.UTF8.GetBytes(f.Text))), "", GateSettings.Default);
}

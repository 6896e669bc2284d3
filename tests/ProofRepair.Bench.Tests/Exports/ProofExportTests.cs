using ProofRepair.Bench.Exports;
using ProofRepair.Bench.Text;

namespace ProofRepair.Bench.Tests.Exports;

public sealed class ProofExportTests
{
    [Fact]
    public void A_theorem_is_a_target_and_a_submission_of_one_name()
    {
        var files = ProofExport.Files([new ProvedTheorem("putnam_1962_a1", "import Mathlib\n\nopen Nat\n\n", "theorem putnam_1962_a1 : 1 = 1 := ", "by\n  rfl\n")]);

        Assert.Equal(
            [
                new("targets/putnam_1962_a1.lean", "import Mathlib\n\nopen Nat\n\ntheorem putnam_1962_a1 : 1 = 1 := by sorry\n"),
                new("submissions/putnam_1962_a1.lean", "import Mathlib\n\nopen Nat\n\ntheorem putnam_1962_a1 : 1 = 1 := by\n  rfl\n"),
            ],
            files.Where(f => f.Path.EndsWith(".lean", StringComparison.Ordinal)));
        Assert.Contains("1 proved", Assert.Single(files, f => f.Path == "README.md").Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import Mathlib", "by rfl")]
    [InlineData("", "\n  rfl")]
    [InlineData("import Mathlib\n", "fun x => rfl")]
    public void Target_and_submission_state_the_same_in_each_layout(string header, string body)
    {
        var files = ProofExport.Files([new ProvedTheorem("t", header, "theorem t : True :=", body)]);
        var (target, submission) = (DeclarationText.Last(files[0].Text)!, DeclarationText.Last(files[1].Text)!);

        Assert.Equal((target.Prefix, target.Statement), (submission.Prefix, submission.Statement));
        Assert.False(target.HasProof);
        Assert.Equal(body.Trim(), submission.Body!.Trim());
    }

    [Fact]
    public void Names_become_file_names_that_stay_in_the_folder_and_do_not_meet()
    {
        string[] names = ["test/a", "test.a", "../../etc/passwd", "Ä«»", "T", "t", "t#2", "", new string('x', 300)];
        var files = ProofExport.Files(names.Select(n => new ProvedTheorem(n, "", "theorem t : True := ", "trivial")));

        var submissions = files.Select(f => f.Path).Where(p => p.StartsWith("submissions/", StringComparison.Ordinal)).ToList();
        Assert.Equal(names.Length, submissions.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(submissions, p => Assert.Matches(@"^submissions/[A-Za-z0-9_-]{1,130}\.lean$", p));
        Assert.Equal(submissions.Select(p => p.Replace("submissions/", "targets/")), files.Select(f => f.Path).Where(p => p.StartsWith("targets/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_export_is_written_where_it_is_asked_for()
    {
        using var folder = new TemporaryFolder();
        var files = ProofExport.Files([new ProvedTheorem("t", "", "theorem t : True := ", "trivial")]);

        await ExportFolder.WriteAsync(folder.Path, files, TestContext.Current.CancellationToken);
        await ExportFolder.WriteAsync(folder.Path, files, TestContext.Current.CancellationToken);

        Assert.Equal(files.Select(f => f.Path).Order(), Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder.Path, f).Replace('\\', '/')).Order());
        Assert.Equal(files[1].Text, await File.ReadAllTextAsync(Path.Combine(folder.Path, "submissions", "t.lean"), TestContext.Current.CancellationToken));
    }
}

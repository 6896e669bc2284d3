using System.Runtime.CompilerServices;
using ProofRepair.Bench.CorePort;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes;

namespace ProofRepair.Bench.Tests.CorePort;

/// <summary>lean/test/Tactics.lean, which a native Lean runs by Lake, under the library as the embedded Lean sees it.</summary>
public sealed class TacticMeaningsTests
{
    [Fact]
    public async Task The_meanings_prove_what_they_should_and_nothing_false()
    {
        var lean = InstalledLean.Require();
        var token = TestContext.Current.CancellationToken;
        var core = await CompiledCoreLibrary.EnsureAsync(lean, InstalledLean.Embedded.LibrariesPlace, () => { }, TimeProvider.System, token);
        Assert.Null(core.Warning);
        var text = await File.ReadAllTextAsync(Path.Combine(Root(), "lean", "test", "Tactics.lean"), token);
        var source = text.Replace("import ProofRepair\n", "\n", StringComparison.Ordinal);
        Assert.NotEqual(text, source);
        var request = new CheckRequest(
            CoreLibrary.PartsFor(core.Library).Aggregate(CoreLibrary.For("", withMeanings: true, core.Library), (header, part) => part.AddedTo(header, source)), [new LeanSource(source)], new CheckLimits(TimeSpan.FromMinutes(10)));

        CheckReport? report = null;
        await new BatchChecker(new LeanProcess(core.Library!.Toolchain, TimeProvider.System), TimeProvider.System)
            .CheckAsync(request, (_, answer) => report = answer, token);

        Assert.Equal([], report!.Messages.Select(m => $"{m.Start.Line}: {m.Text}"));
        Assert.Equal(RunOutcome.Ok, report.Outcome);
    }

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}

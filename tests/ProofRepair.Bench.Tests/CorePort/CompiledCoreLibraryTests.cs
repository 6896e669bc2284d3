using System.Collections.Immutable;
using ProofRepair.Bench.CorePort;
using ProofRepair.Lean.Toolchains;

namespace ProofRepair.Bench.Tests.CorePort;

/// <summary>Keeping and finding: with libraries of a line or two, since each module costs a start of Lean.</summary>
public sealed class CompiledCoreLibraryTests
{
    private static readonly LeanToolchain s_lean = new(
        LeanKind.Embedded, "4.28.0", "no-such-node", ["lean.cjs", "--runtime", "/somewhere/0123abcd", "--"], ImmutableDictionary<string, string>.Empty);

    [Fact]
    public void Another_text_or_another_Lean_has_another_key()
    {
        var key = CompiledCoreLibrary.KeyOf(CoreModule.Of("def a := 1", "def b := 2"), s_lean);

        Assert.Equal(key, CompiledCoreLibrary.KeyOf(CoreModule.Of("def a := 1", "def b := 2"), s_lean with { FileName = "elsewhere" }));
        Assert.NotEqual(key, CompiledCoreLibrary.KeyOf(CoreModule.Of("def a := 3", "def b := 2"), s_lean));
        Assert.NotEqual(key, CompiledCoreLibrary.KeyOf(CoreModule.Of("def a := 1", "def b := 3"), s_lean));
        Assert.NotEqual(key, CompiledCoreLibrary.KeyOf(CoreModule.Of("def a := 1def b := 2", ""), s_lean));
        Assert.NotEqual(key, CompiledCoreLibrary.KeyOf(CoreModule.Of("def a := 1", "def b := 2"), s_lean with { Version = "4.29.0" }));
        Assert.NotEqual(key, CompiledCoreLibrary.KeyOf(
            CoreModule.Of("def a := 1", "def b := 2"), s_lean with { Arguments = ["lean.cjs", "--runtime", "/somewhere/4567cdef", "--"] }));
    }

    [Fact]
    public async Task A_native_Lean_reads_the_text()
    {
        using var cache = new TemporaryFolder();

        Assert.Equal(new CoreCompilation(null, null), await EnsureAsync(CoreModule.Of("", ""), s_lean with { Kind = LeanKind.Native }, cache, ShouldNotCompile));
    }

    [Fact]
    public void A_header_imports_all_but_what_must_stay_text_and_that_comes_where_it_is_used()
    {
        var compiled = new CompiledCoreLibrary(s_lean, "/cache/key");

        var withMeanings = CoreLibrary.For("open Nat\n", withMeanings: true, compiled);
        Assert.Equal("import ProofRepair.Core.Meanings\nopen Nat\n", withMeanings.Text);
        Assert.Equal("import ProofRepair.Core.Definitions\nopen Nat\n", CoreLibrary.For("open Nat\n", withMeanings: false, compiled).Text);

        var part = Assert.Single(CoreLibrary.PartsFor(compiled));
        Assert.Same(withMeanings, part.AddedTo(withMeanings, "theorem t : 1 = 1 := by cases' h"));
        var added = part.AddedTo(withMeanings, "theorem t : 1 = 1 := by interval_cases x").Text;
        Assert.StartsWith(withMeanings.Text, added, StringComparison.Ordinal);
        Assert.Contains("\"interval_cases\"", added, StringComparison.Ordinal);
        Assert.DoesNotContain("\"linarith\"", added, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_of_text_has_all_its_parts() =>
        Assert.Contains("\"interval_cases\"", CoreLibrary.For("", withMeanings: true).Text, StringComparison.Ordinal);

    [Fact]
    public async Task What_was_compiled_once_is_found_again_without_running_Lean()
    {
        var lean = InstalledLean.Require();
        using var cache = new TemporaryFolder();
        var modules = CoreModule.Of("def two : Nat := 2", "theorem two_eq : two = 2 := rfl\nmacro \"pr_two\" : tactic => `(tactic| exact two_eq)");

        var first = await EnsureAsync(modules, lean, cache, () => { });
        var second = await EnsureAsync(modules, lean with { FileName = "no-such-node" }, cache, ShouldNotCompile);

        Assert.Null(first.Warning);
        Assert.Equal(first.Library!.Place, second.Library!.Place);
        Assert.Equal([first.Library.Place], Directory.GetDirectories(cache.Path));
        Assert.Equal(first.Library.Place, second.Library.Toolchain.Environment["PROOFREPAIR_LEAN_PATH"]);
    }

    [Theory]
    [InlineData("theorem two_eq : 1 = 2 := sorry", "`two_eq` rests on `sorryAx`")]
    [InlineData("theorem two_eq : 1 = 2 := by decide", "error")]
    public async Task A_library_that_is_not_proved_is_not_kept(string definitions, string because)
    {
        var lean = InstalledLean.Require();
        using var cache = new TemporaryFolder();

        var compilation = await EnsureAsync(CoreModule.Of(definitions, ""), lean, cache, () => { });

        Assert.Null(compilation.Library);
        Assert.Contains(because, compilation.Warning, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(cache.Path));
    }

    private static void ShouldNotCompile() => Assert.Fail("it was compiled");

    private static Task<CoreCompilation> EnsureAsync(ImmutableArray<CoreModule> modules, LeanToolchain lean, TemporaryFolder cache, Action compiling) =>
        CompiledCoreLibrary.EnsureAsync(modules, lean, cache.Path, compiling, TimeProvider.System, TestContext.Current.CancellationToken);
}

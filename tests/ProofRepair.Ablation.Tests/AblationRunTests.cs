using System.Collections.Immutable;
using ProofRepair.Ablation.Arms;
using ProofRepair.Ablation.Tests.Apollo;
using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Verify;
using Xunit;

namespace ProofRepair.Ablation.Tests;

public sealed class AblationRunTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("proofrepair-test");

    private static readonly ImmutableArray<IArm> s_arms =
        [new PipelineArm("raw", RepairStages.None), new ApolloArm(), new PipelineArm("all", RepairStages.All)];

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<ImmutableArray<Observation>> RunAsync(params int[] counts)
    {
        var recording = Path.Combine(_folder.FullName, "recording.jsonl");
        await File.WriteAllLinesAsync(
            recording,
            new[] { ("p", "BAD 1"), ("p", "BAD 2"), ("p", "GOOD"), ("p", "BAD 4"), ("q", "BAD 1"), ("q", "BAD 2"), ("q", "BAD 3"), ("q", "BAD 4"), ("q", "BAD 5") }
                .Select(r => $$"""{"name":"{{r.Item1}}","proof":"by\n  exact {{r.Item2}}"}"""),
            TestContext.Current.CancellationToken);
        var lean = new ScriptedLean(text => text.Contains("GOOD", StringComparison.Ordinal) || !text.Contains("exact", StringComparison.Ordinal) ? [] : [ScriptedLean.Error(2, "unknown identifier", 2)]);
        var options = new AblationOptions("", null, recording, null, [.. counts], Orders: 3, null, null, Jobs: 1) { Limits = CheckLimits.Default };
        var problems = new[] { "p", "q" }.Select(name => new Problem(name, name, LeanHeader.Empty, $"theorem {name} (a : Prop) : a := ", name) { AsExample = false });
        return await new AblationRun(lean, new Accepting(), options, _ => { }).RunAsync([.. problems], s_arms, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Every_arm_meets_every_problem_count_and_order_once()
    {
        var observed = await RunAsync(1, 4);
        Assert.Equal(3 * 2 * 3 * 2, observed.Select(o => (o.Arm, o.Count, o.Order, o.Problem)).Distinct().Count());
        Assert.All(observed, o => Assert.True(o.Outcome.StatementAccepted, o.Outcome.Detail));
    }

    [Fact]
    public async Task No_arm_takes_more_samples_than_its_count()
    {
        var observed = await RunAsync(1, 2, 4);
        Assert.All(observed, o => Assert.InRange(o.Outcome.Samples, 1, o.Count));
        Assert.Contains(observed, o => o.Problem == "q" && o.Count == 4 && o.Outcome.Samples == 4);
    }

    [Fact]
    public async Task Every_arm_takes_half_of_its_samples_at_first()
    {
        var observed = await RunAsync(4);
        foreach (var problem in observed.GroupBy(o => (o.Problem, o.Order)))
        {
            // Nothing but the samples themselves makes a proof here, so arms differ in nothing.
            Assert.Single(problem.Select(o => o.Outcome.Samples).Distinct());
        }

        Assert.Contains(observed, o => o.Problem == "p" && o.Outcome.Samples == 2);
    }

    [Fact]
    public async Task With_all_of_a_problems_samples_its_proof_is_found_in_any_order_and_by_any_arm()
    {
        var observed = await RunAsync(4);
        Assert.All(observed, o => Assert.Equal(o.Problem == "p", o.Outcome.Proved));
    }

    [Fact]
    public async Task With_one_sample_the_order_decides_and_is_the_same_for_all_arms()
    {
        var observed = await RunAsync(1);
        foreach (var order in observed.GroupBy(o => (o.Order, o.Problem)))
        {
            Assert.Single(order.Select(o => o.Outcome.Proved).Distinct());
        }
    }

    private sealed class Accepting : IProofVerifier
    {
        public Task<Verdict> VerifyAsync(VerifyRequest request, CancellationToken cancellationToken) =>
            Task.FromResult(new Verdict(request.Body.Contains("GOOD", StringComparison.Ordinal), [], [], [], "scripted", TimeSpan.Zero));
    }
}

using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Isolation;
using ProofRepair.Pipeline.Problems;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Isolation;

/// <summary>A proof with faults in it, and what isolation should leave of it. <paramref name="Rounds"/>: of Lean files, with the one that prints the goals.</summary>
public sealed record FaultyProof(string Shape, string Statement, string Body, string Kept, int Rounds = 2);

/// <summary>What a real Lean leaves of faulty proofs; all of them travel together, once.</summary>
public sealed class IsolatedProofs : IAsyncLifetime
{
    private readonly Dictionary<string, (string? Body, int Rounds)> _kept = [];

    public (string? Body, int Rounds) Of(string shape)
    {
        InstalledLean.Require();
        return _kept[shape];
    }

    public async ValueTask InitializeAsync()
    {
        if (InstalledLean.Find() is not { } lean)
        {
            return;
        }

        using var slots = new LeanSlots(1);
        await using var pool = new LeanPool(
            new BatchChecker(new LeanProcess(lean, TimeProvider.System), TimeProvider.System, TimeSpan.FromMinutes(5)), slots, new LeanPoolOptions(), TimeProvider.System);
        var isolated = await Task.WhenAll(RealLeanIsolationTests.Proofs.Select(proof => IsolateAsync(proof, pool)));
        foreach (var (shape, body, rounds) in isolated)
        {
            _kept.Add(shape, (body, rounds));
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task<(string Shape, string? Body, int Rounds)> IsolateAsync(FaultyProof proof, ILeanChecker lean)
    {
        var lead = $"theorem t {proof.Statement} := ";
        var counting = new CountingLean(lean);
        var checker = new ProblemChecker(new Problem(proof.Shape, "t", LeanHeader.Empty, lead, "t"), counting, new CheckLimits(TimeSpan.FromMinutes(5)));
        var attempt = Attempt.Of(lead, proof.Body, AttemptOrigin.Given);
        var report = await checker.CheckAsync(attempt.Text, TestContext.Current.CancellationToken);
        var sketch = await new Isolator(checker).IsolateAsync(attempt, report, TestContext.Current.CancellationToken);
        return (proof.Shape, sketch?.Sketch.Body.In(sketch.Sketch.Text), counting.Rounds - 1);
    }
}

using System.Collections.Concurrent;
using System.Text.Json;
using ProofRepair.Verify;

namespace ProofRepair.Ablation.Answers;

/// <summary>The same proof of the same statement is verified once for all arms and runs; a missing answer is asked for again.</summary>
public sealed class RememberedVerdicts(IProofVerifier verifier, AnswerFile answers) : IProofVerifier
{
    private readonly ConcurrentDictionary<string, Task<Verdict>> _asked = new(StringComparer.Ordinal);

    public async Task<Verdict> VerifyAsync(VerifyRequest request, CancellationToken cancellationToken)
    {
        var key = answers.KeyOf("verdict", request.Header.Text, request.Lead, request.Body, request.Limits.ToString());
        if (answers.Find(key) is { } kept)
        {
            return JsonSerializer.Deserialize(kept, AnswerJson.Default.KeptVerdict)!.Verdict;
        }

        var verdict = await _asked.GetOrAdd(key, _ => verifier.VerifyAsync(request, cancellationToken));
        if (verdict.HasAnswer)
        {
            answers.Keep(key, JsonSerializer.Serialize(KeptVerdict.Of(verdict), AnswerJson.Default.KeptVerdict));
        }
        else
        {
            _asked.TryRemove(key, out _);
        }

        return verdict;
    }
}

/// <summary>What a table needs of a verdict.</summary>
internal sealed record KeptVerdict(bool Accepted, string? Objection, string Toolchain, TimeSpan Time)
{
    public Verdict Verdict => new(
        Accepted,
        [Check],
        [],
        [],
        Toolchain,
        Time);

    // An objection is told as "check: what it saw".
    private VerdictCheck Check => Objection?.Split(": ", 2) is [var name, var seen]
        ? new VerdictCheck(name, CheckResult.Failed, seen)
        : new VerdictCheck("remembered", Accepted ? CheckResult.Passed : CheckResult.Failed, Objection ?? "verified before");

    public static KeptVerdict Of(Verdict verdict) => new(verdict.Accepted, verdict.Objection, verdict.Toolchain, verdict.Time);
}

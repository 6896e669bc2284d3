using System.Collections.Immutable;
using ProofRepair.Ablation.Apollo.Assembling;
using ProofRepair.Ablation.Apollo.Refining;
using ProofRepair.Ablation.Apollo.Solving;
using ProofRepair.Ablation.Apollo.Sorrifying;

namespace ProofRepair.Ablation.Apollo;

/// <summary>The way of a failed proof: refine, sorrify, solve, and the same for proofs of what stays open.</summary>
internal sealed class ProofFixer(ApolloLean lean, ApolloOptions options, SubLemmaSampler? sampler)
{
    private readonly Sorrifier _sorrifier = new(lean, options.SorrifierRounds);
    private readonly AutoSolver _solver = new(lean);
    private readonly LemmaExtractor _extractor = new(lean);

    /// <summary>Null when it is too deep.</summary>
    public async Task<ApolloProof?> FixAsync(string code, int attempt, CancellationToken cancellationToken)
    {
        if (attempt > options.RecursionDepth)
        {
            return null;
        }

        var refined = SyntaxRefiner.Refine(code);
        var accepted = (await lean.CompileAsync(refined, cancellationToken)).Passes
            ? refined
            : await _sorrifier.SorrifyAsync(refined, cancellationToken);
        var solved = await _solver.SolveAsync(accepted, cancellationToken);
        // Without a model to ask, what Lean says of the open goals changes nothing.
        if (sampler is null || !solved.Contains("sorry", StringComparison.Ordinal))
        {
            return ApolloProof.Whole(solved);
        }

        var lemmas = await _extractor.ExtractAsync(solved, cancellationToken);
        return new ApolloProof(solved, [.. await Task.WhenAll(lemmas.Select(l => ProveAsync(l, attempt, cancellationToken)))]);
    }

    private async Task<ApolloProof?> ProveAsync(SubLemma lemma, int attempt, CancellationToken cancellationToken)
    {
        var proofs = (await sampler!(lemma, cancellationToken)).Select(body => WithBody(lemma, body)).ToImmutableArray();
        var answers = await lean.CompileAllAsync(proofs, cancellationToken);
        for (var i = 0; i < proofs.Length; i++)
        {
            if (answers[i].IsComplete)
            {
                return ApolloProof.Whole(proofs[i]);
            }
        }

        // APOLLO draws them at random; samples come in no order that means anything.
        var repaired = await Task.WhenAll(proofs.Take(options.RepairedFailures).Select(p => RepairAsync(p, cancellationToken)));
        if (Array.Find(repaired, r => r.IsComplete).Code is { } complete)
        {
            return ApolloProof.Whole(complete);
        }

        // Of the failed ones the first goes on, however little it keeps. With none it would call itself until the stack ends.
        return proofs.IsEmpty ? null
            : Array.Find(repaired, r => r.Code is not null).Code is { } first ? await FixAsync(first, attempt + 1, cancellationToken)
            : throw new ApolloFault("no failed proof could be repaired at all");
    }

    private async Task<(string? Code, bool IsComplete)> RepairAsync(string code, CancellationToken cancellationToken)
    {
        try
        {
            var sorrified = await _sorrifier.SorrifyAsync(SyntaxRefiner.Refine(code), cancellationToken);
            var solved = await _solver.SolveAsync(sorrified, cancellationToken);
            return (solved, (await lean.CompileAsync(solved, cancellationToken)).IsComplete);
        }
        catch (ApolloFault)
        {
            return (null, false);
        }
    }

    private static string WithBody(SubLemma lemma, string body)
    {
        var text = body.TrimStart();
        var isTactics = text.StartsWith("by", StringComparison.Ordinal) && (text.Length == 2 || char.IsWhiteSpace(text[2]));
        return isTactics ? lemma.Statement + text[2..] : lemma.Statement[..^2] + text;
    }
}

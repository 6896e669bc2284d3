using System.Collections.Immutable;

namespace ProofRepair.Ablation.Apollo.Assembling;

/// <summary>A lemma for each <c>sorry</c> of a declaration.</summary>
internal sealed class LemmaExtractor(ApolloLean lean)
{
    public async Task<ImmutableArray<SubLemma>> ExtractAsync(string code, CancellationToken cancellationToken)
    {
        var goals = await lean.GoalsAsync(code, cancellationToken);
        var name = TheoremText.NameOf(code) ?? "None";
        var lemmas = await Task.WhenAll(goals.Select((goal, i) => LemmaAsync($"{name}_{i + 1}", i + 1, goal, cancellationToken)));

        // Where a lemma came to nothing the others close up, and those after it are no longer found by the place in their folder's name.
        return [.. lemmas.OfType<SubLemma>().TakeWhile((lemma, place) => lemma.Number == place + 1)];
    }

    private async Task<SubLemma?> LemmaAsync(string name, int number, string goal, CancellationToken cancellationToken)
    {
        var text = LemmaText.Of(name, goal);
        var answer = await lean.CompileAsync(text, cancellationToken);
        // What is left is not compiled again: it may be false, or no lemma at all.
        var lemma = answer.Passes ? text : LemmaText.WithoutErrors(text, answer);
        return LemmaText.StatementOf(lemma) is { } statement ? new SubLemma(number, name, statement, goal) : null;
    }
}

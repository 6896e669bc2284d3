namespace ProofRepair.Pipeline.Refining.Rules;

/// <summary><c>by</c> and <c>:=</c> that are missing or written twice.</summary>
internal static class ByKeyword
{
    public static IEnumerable<Refinement> Propose(RefinementContext context) =>
        Missing(context).Concat(Twice(context)).Concat(MissingAssignment(context));

    /// <summary><c>:= omega</c> is <c>:= by omega</c>.</summary>
    private static IEnumerable<Refinement> Missing(RefinementContext context)
    {
        const string name = "missing by";
        if (!context.IsParse && !context.IsUnknownName && !context.Says("function expected"))
        {
            yield break;
        }

        var tokens = context.Tokens;
        for (var i = Math.Min(context.Fault, tokens.Count - 1); i >= 0 && i > context.Fault - 12; i--)
        {
            var opens = i == 0 || tokens.TextOf(i - 1) is ":=" or "=>" or "↦" or "from" or "then" or "else" or "(" or ",";
            if (opens && TacticWords.Contains(tokens.TextOf(i)) && !(i > 0 && context.BlockOf(i) is { IsTerm: false } block && block.Items.Any(item => item.Span.Start == tokens.Tokens[i].Start)))
            {
                yield return Refinement.Of(name, Edit.Insert(tokens.Tokens[i].Start, "by "));
                // Where more tactics follow, they stand in a column of their own.
                var next = Enumerable.Range(i + 1, tokens.Count - i - 1).FirstOrDefault(tokens.IsFirstOnLine);
                if (next > 0)
                {
                    var from = i == 0 ? tokens.Tokens[0].Start : tokens.Tokens[i - 1].End;
                    yield return Refinement.Of(name, Edit.Replace(from, tokens.Tokens[i].Start, $"{(i == 0 ? "" : " ")}by\n{new string(' ', tokens.Column(next))}"));
                }

                yield break;
            }

            // What stands before this tactic Lean has read.
            if (i > 0 && BeginsTactic(context, i))
            {
                yield break;
            }
        }
    }

    private static bool BeginsTactic(RefinementContext context, int token) =>
        context.BlockOf(token) is { IsTerm: false } block
        && context.Tokens.Column(token) == block.Column
        && block.Items.Any(item => item.Span.Start == context.Tokens.Tokens[token].Start);

    private static IEnumerable<Refinement> Twice(RefinementContext context)
    {
        if (!context.IsParse)
        {
            yield break;
        }

        var tokens = context.Tokens;
        for (var i = Math.Max(1, context.Fault - 1); i < tokens.Count && i <= context.Fault + 2; i++)
        {
            if (tokens.TextOf(i) == tokens.TextOf(i - 1) && tokens.TextOf(i) is "by" or ":=" && tokens.Is(i - 1, tokens.TextOf(i)))
            {
                yield return Refinement.Of("written twice", Edit.Delete(tokens.Tokens[i - 1].Start, tokens.Tokens[i].Start));
                yield break;
            }

            if (tokens.Is(i, ":=") && tokens.Is(i - 1, "by"))
            {
                yield return Refinement.Of("written twice", Edit.Delete(tokens.Tokens[i - 1].Start, tokens.Tokens[i].Start));
                yield return Refinement.Of("written twice", Edit.Delete(tokens.Tokens[i - 1].End, tokens.Tokens[i].End));
                yield break;
            }
        }
    }

    /// <summary><c>have h : P by tac</c>, and <c>have h : P; tac</c>, lack <c>:=</c>.</summary>
    private static IEnumerable<Refinement> MissingAssignment(RefinementContext context)
    {
        if (!context.IsParse || !context.Says("':='") || context.Fault >= context.Tokens.Count)
        {
            yield break;
        }

        var token = context.Tokens.Tokens[context.Fault];
        switch (context.Word(context.Fault))
        {
            case "by":
                yield return Refinement.Of("missing :=", Edit.Insert(token.Start, ":= "));
                break;
            case ";" or "," or "⟹" or "=":
                yield return Refinement.Of("missing :=", Edit.Replace(token, " := by"));
                yield return Refinement.Of("missing :=", Edit.Replace(token, " :="));
                break;
            case "from":
                yield return Refinement.Of("missing :=", Edit.Replace(token, ":="));
                break;
            case var word when TacticWords.Contains(word) || context.Tokens.IsFirstOnLine(context.Fault):
                yield return Refinement.Of("missing :=", Edit.Insert(context.Tokens.Tokens[Math.Max(0, context.Fault - 1)].End, " := by"));
                break;
        }
    }
}

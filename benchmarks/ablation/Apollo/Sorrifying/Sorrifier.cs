using System.Collections.Immutable;
using ProofRepair.Lean.Checking;

namespace ProofRepair.Ablation.Apollo.Sorrifying;

/// <summary>
/// Compiles, repairs the lines with errors, and compiles again until Lean is content. Where that fails, the whole proof becomes
/// <c>sorry</c>.
/// </summary>
internal sealed class Sorrifier(ApolloLean lean, int mostRounds)
{
    public async Task<string> SorrifyAsync(string code, CancellationToken cancellationToken)
    {
        var run = new Run(lean, mostRounds, code);
        try
        {
            return await run.GoAsync(cancellationToken);
        }
        catch (ApolloFault) when (TheoremText.StatementLine(run.Code) is not null)
        {
            return TheoremText.Sorried(run.Code);
        }
    }

    private sealed class Run(ApolloLean lean, int mostRounds, string code)
    {
        private LineTree _tree = LineTreeReader.Read(code, dropBlankLines: false);
        private bool _isMainGoalOpen;

        public string Code => _tree.Code;

        public async Task<string> GoAsync(CancellationToken cancellationToken)
        {
            // Of the text as it came; the rounds that follow move the lines.
            var statement = TheoremText.StatementLine(code) ?? throw new ApolloFault("the theorem has no header");
            var rounds = Math.Min(mostRounds, PythonText.Lines(code).Skip(statement).Count(l => !l.Trim().StartsWith("--", StringComparison.Ordinal)));
            var answer = await lean.CompileAsync(code, cancellationToken);
            if (answer.Passes)
            {
                return code;
            }

            string? current = null;
            var round = 1;
            for (; !answer.Passes && round <= rounds; round++)
            {
                RepairAll(Chosen(answer.Errors), statement);
                SorryChildren.Add(_tree.Roots);
                if (_isMainGoalOpen)
                {
                    _tree = WithSorryAtTheEnd(_tree.Print());
                }

                _tree.Number();
                current = _tree.Print();
                answer = await lean.CompileAsync(current, cancellationToken);
            }

            // What the last round mends is thrown away with the rest.
            return round > rounds ? TheoremText.Sorried(current ?? throw new ApolloFault("no round was to be had")) : current!;
        }

        private void RepairAll(ImmutableArray<LeanMessage> errors, int statement)
        {
            var done = new HashSet<int>();
            foreach (var error in errors)
            {
                var line = error.Start.Line;
                if (error.IsUnsolvedGoals && line == statement && errors.Length == 1)
                {
                    _isMainGoalOpen = true;
                    return;
                }

                if (line <= statement && !error.IsUnsolvedGoals)
                {
                    throw new ApolloFault("the statement has an error");
                }

                if (error.IsMissingBlock)
                {
                    SorryChildren.Add(_tree.Roots);
                    return;
                }

                if (!done.Contains(line) && Repair(error, line, error.End?.Line ?? line))
                {
                    done.Add(line);
                }
            }
        }

        private bool Repair(LeanMessage error, int start, int end)
        {
            if (start == end)
            {
                if (LineRepairs.Repair(_tree, _tree.Find(start), error) is not { } repaired)
                {
                    return false;
                }

                _tree.Replace(start, repaired);
                return true;
            }

            if (start > end)
            {
                throw new ApolloFault("an error that ends before it begins");
            }

            SpanRepairs.Repair(_tree, error, start, end);
            return true;
        }

        /// <summary>Open goals are looked at only when there is no other error.</summary>
        private static ImmutableArray<LeanMessage> Chosen(ImmutableArray<LeanMessage> errors) =>
            errors.All(e => e.IsUnsolvedGoals) ? errors : [.. errors.Where(e => !e.IsUnsolvedGoals)];

        private static LineTree WithSorryAtTheEnd(string printed)
        {
            var lines = PythonText.Lines(printed).Where(l => !l.TrimStart().StartsWith("--", StringComparison.Ordinal)).ToList();
            var statement = lines.FindIndex(TheoremText.HasBy);
            if (statement < 0 || statement + 1 >= lines.Count)
            {
                throw new ApolloFault("the theorem has no body");
            }

            lines.Add(new string(' ', PythonText.IndentOf(lines[statement + 1])) + "sorry");
            return LineTreeReader.Read(PythonText.Join(lines), dropBlankLines: true);
        }
    }
}

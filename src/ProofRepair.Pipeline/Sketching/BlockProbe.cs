using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Syntax;
using ProofRepair.Lean.Text;

namespace ProofRepair.Pipeline.Sketching;

/// <summary>
/// One block of a proof with <c>sorry</c> in the place of every other, and without the steps after it. Lean reads no further than the first parse error of a
/// declaration: asked of each block at once, it says which of them it cannot read.
/// </summary>
public sealed class BlockProbe
{
    private readonly ProofTree _tree;
    private readonly ProofBlock _block;
    private readonly List<TextEdit> _edits = [];

    private BlockProbe(ProofTree tree, ProofBlock block)
    {
        _tree = tree;
        _block = block;
        Cut(tree.Body);
        foreach (var local in tree.Locals.SelectMany(l => l.Blocks))
        {
            Cut(local);
        }

        Text = Splice.Replace(tree.Text, _edits);
    }

    public string Text { get; }

    /// <summary>Of each block that stands after the one which the first parse error is in; none where all errors are of another kind.</summary>
    public static ImmutableArray<BlockProbe> After(ProofTree tree, IEnumerable<BodyError> errors, int most)
    {
        var tokens = new TokenStream(tree.Text, tree.Span);
        var faults = errors.Where(e => e.Kind == BodyErrorKind.Parse).Select(e => HoleLadder.FaultOf(e, tokens)).ToList();
        if (faults.Count == 0)
        {
            return [];
        }

        var fault = faults.Min();
        var failing = tree.BlocksEnclosing(fault).FirstOrDefault(b => b.IsRecoveryPoint && b.Items.Length > 0)?.Span ?? tree.Span;
        return
        [
            .. tree.AllBlocks()
                .Where(b => b.IsRecoveryPoint && b.Items.Length > 0 && b.Span.End > fault && !failing.Contains(b.Span))
                .Take(most)
                .Select(b => new BlockProbe(tree, b)),
        ];
    }

    /// <summary>The errors that Lean found in this block, where they stand in the tree's own text.</summary>
    public IEnumerable<BodyError> ErrorsOf(CheckReport report)
    {
        var source = new SourceText(Text);
        var tokens = new TokenStream(_tree.Text, _tree.Span);
        return report.Errors
            .Select(message => BodyError.From(message, source))
            .Select(error => error with { Start = Original(error.Start), End = error.End is { } end ? Original(end) : null })
            .Where(error => error.Kind switch
            {
                BodyErrorKind.Parse => error.Start >= _block.Opener.Start,
                BodyErrorKind.UnsolvedGoals => ReferenceEquals(HoleLadder.OpenBlock(_tree, error, tokens), _block),
                _ => _block.Span.Contains(error.Start) && !_edits.Exists(e => e.Span.Contains(error.Start)),
            });
    }

    private void Cut(ProofBlock block)
    {
        if (!block.Span.Contains(_block.Span))
        {
            Open(block);
            return;
        }

        foreach (var item in block.Items)
        {
            foreach (var inner in item.Blocks)
            {
                if (ReferenceEquals(block, _block))
                {
                    Open(inner);
                }
                else
                {
                    Cut(inner);
                }
            }

            if (!ReferenceEquals(block, _block) && item.Span.Contains(_block.Span) && item.Span.End < block.Span.End)
            {
                _edits.Add(new TextEdit(TextSpan.FromBounds(item.Span.End, block.Span.End), ""));
                return;
            }
        }
    }

    private void Open(ProofBlock block)
    {
        if (block.IsRecoveryPoint && block.Items.Length > 0)
        {
            _edits.Add(new TextEdit(block.Span, "sorry"));
            return;
        }

        foreach (var inner in block.Items.SelectMany(i => i.Blocks))
        {
            Open(inner);
        }
    }

    private int Original(int offset)
    {
        var shift = 0;
        foreach (var (span, replacement) in _edits)
        {
            if (offset < span.Start + shift + Math.Max(1, replacement.Length))
            {
                return Math.Min(offset - shift, span.Start);
            }

            shift += replacement.Length - span.Length;
        }

        return offset - shift;
    }
}

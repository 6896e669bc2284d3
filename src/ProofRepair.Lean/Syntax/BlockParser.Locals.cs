using System.Collections.Immutable;

namespace ProofRepair.Lean.Syntax;

/// <summary>Declarations after the proof.</summary>
internal sealed partial class BlockParser
{
    /// <summary>What stands after the body's <c>where</c>: an item for each declaration, named by it, whose blocks are its proof's.</summary>
    public ImmutableArray<ProofItem> LocalDeclarations()
    {
        if (!tokens.Is(_at, "where") || _at + 1 >= tokens.Count)
        {
            return [];
        }

        _at++;
        var context = new BlockContext(tokens.Count, tokens.Column(_at));
        var items = ImmutableArray.CreateBuilder<ProofItem>();
        while (_at < tokens.Count && !TacticVocabulary.EndsBlock(tokens.TextOf(_at)))
        {
            var start = _at;
            var blocks = ImmutableArray.CreateBuilder<ProofBlock>();
            do
            {
                Scan(_at, context, "let", blocks); // it has the form of one, or equations, which may stand in any column
            }
            while (_at < tokens.Count && tokens.IsSeparatorBar(_at));

            items.Add(new ProofItem(tokens.SpanOf(start, _at), tokens.TextOf(start), blocks.DrainToImmutable()));
            _at += tokens.Is(_at, ";") || tokens.Is(_at, "<;>") ? 1 : 0;
        }

        return items.DrainToImmutable();
    }
}

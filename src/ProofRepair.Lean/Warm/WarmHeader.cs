using ProofRepair.Lean.Syntax;

namespace ProofRepair.Lean.Warm;

/// <summary>What decides which environment a file is elaborated in: <c>module</c>, <c>prelude</c> and its imports, one a line, without comments.</summary>
public sealed record WarmHeader(string Text)
{
    /// <summary>Null where the imports have a form that this program does not know.</summary>
    public static WarmHeader? Of(string file)
    {
        if (ImportBlock.End(file) is not { } end)
        {
            return null;
        }

        var words = LeanLexer.Tokenize(file[..end]).Where(t => !t.IsTrivia).Select(t => t.In(file));
        return new WarmHeader(string.Join(' ', words));
    }
}

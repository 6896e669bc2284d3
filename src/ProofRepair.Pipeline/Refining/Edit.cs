using ProofRepair.Lean.Syntax;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Sketching;

namespace ProofRepair.Pipeline.Refining;

internal static class Edit
{
    public static TextEdit Insert(int offset, string text) => new(new TextSpan(offset, 0), text);

    public static TextEdit Delete(int start, int end) => new(TextSpan.FromBounds(start, end), "");

    public static TextEdit Replace(LeanToken token, string text) => new(token.Span, text);

    public static TextEdit Replace(int start, int end, string text) => new(TextSpan.FromBounds(start, end), text);
}

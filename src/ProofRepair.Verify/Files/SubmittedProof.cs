using System.Collections.Immutable;
using ProofRepair.Lean.Syntax;

namespace ProofRepair.Verify.Files;

/// <summary>The proof that a file holds of one theorem, byte for byte. The rest of that file is not used.</summary>
/// <param name="Others">What else it declares before the theorem: a proof that needs them fails.</param>
public sealed record SubmittedProof(string Body, ImmutableArray<string> Others)
{
    /// <returns>The proof, or what is wrong with the file.</returns>
    public static (SubmittedProof? Proof, string? Problem) Read(string text, string name)
    {
        var declarations = CommandSplitter.Split(text).Declarations.ToList();
        var found = declarations.FindAll(c => c.Name == name);
        return found switch
        {
            [] => (null, $"it declares no `{name}`"),
            // Up to the next command: what the splitter does not take for one belongs to the body, where it is looked at token by token.
            [{ Separator: { } separator } one] when separator.In(text) == ":=" => (
                new SubmittedProof(text[separator.End..one.Span.End], [.. declarations.TakeWhile(c => c != one).Select(c => c.Name).OfType<string>()]), null),
            [_] => (null, $"the proof of `{name}` does not follow `:=`"),
            _ => (null, $"it declares `{name}` {found.Count} times"),
        };
    }
}

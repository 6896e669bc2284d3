using System.Text;
using ProofRepair.Verify.Olean;

namespace ProofRepair.Verify;

/// <summary>
/// The file that a verdict rests on: header, the declaration byte for byte (one without a name gets one), a sentinel, and after it, where
/// the body cannot use it, the pinned statement once more under a name of this program's, to compare what Lean made of both.
/// </summary>
/// <param name="DeclaredName">The full name, as far as the text shows it; null when it declares nothing that has one.</param>
internal sealed record VerificationFile(string Text, int FirstLine, int LastLine, string Sentinel, LeanName? DeclaredName, LeanName? PinnedName)
{
    public const string Name = "Check.lean";
    public const string Compiled = "Check.olean";

    public static VerificationFile Compose(VerifyRequest request, string nonce, bool printAxioms)
    {
        var text = new StringBuilder(request.Header.Lines);
        var first = 1 + Lines(text.ToString());
        var lead = PinnedLead.Of(request.Lead)?.Named($"unnamed_{nonce}");
        var declaration = (lead?.Text ?? request.Lead) + request.Body;
        text.Append(declaration).Append('\n');
        var last = first + Lines(declaration);
        var sentinel = $"verified {nonce}";
        text.Append($"#print \"{sentinel}\"\n");
        if (lead?.Name is not { } name)
        {
            return new VerificationFile(text.ToString(), first, last, sentinel, null, null);
        }

        var scope = OpenNamespaces.After(request.Header.Text);
        if (printAxioms)
        {
            // Outside of namespaces a name that was opened would be another reading of it.
            var asked = scope.IsAnonymous && !name.StartsWith($"{OpenNamespaces.Root}.", StringComparison.Ordinal) ? $"{OpenNamespaces.Root}.{name}" : name;
            text.Append($"#print axioms {asked}\n");
        }

        var declared = OpenNamespaces.Declared(scope, name);
        var pinned = $"pinned_{nonce}";
        var restated = lead.Restated(pinned);
        if (restated is not null)
        {
            text.Append(restated.TrimEnd()).Append(" sorry\n");
        }

        return new VerificationFile(text.ToString(), first, last, sentinel, declared, restated is null ? null : declared.Parent!.Child(pinned));
    }

    private static int Lines(string text) => text.AsSpan().Count('\n');
}

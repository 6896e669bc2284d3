using ProofRepair.Verify.Olean;

namespace ProofRepair.Gate.Judging;

/// <summary>What a reader calls a constant whose full name is known as a text.</summary>
internal static class PlainName
{
    /// <summary><c>_private.Module.0.name</c> becomes <c>name</c>.</summary>
    public static string Of(string fullName)
    {
        var name = LeanName.Anonymous;
        var components = new Stack<LeanName>();
        for (var n = LeanName.Parse(fullName); n.Parent is { } parent; n = parent)
        {
            components.Push(n);
        }

        while (components.TryPop(out var component))
        {
            // A text that came from a name has its numbers as digits.
            name = long.TryParse(component.Text, out var number) ? name.Child(number) : name.Child(component.Text!);
        }

        return name.WithoutPrivatePrefix().ToString();
    }
}

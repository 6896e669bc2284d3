using System.Text;
using ProofRepair.Bench.Text;

namespace ProofRepair.Bench.CorePort;

/// <summary>
/// Restates the body of a recorded proof token by token: number types and Mathlib's spellings. A body cannot change the meaning of the
/// statement, so what is not known is left alone for Lean to judge.
/// </summary>
internal static class BodyPorter
{
    public static string Port(string body, FieldNames fields)
    {
        var text = new StringBuilder(body.Length);
        var tokens = LeanScanner.Scan(body);
        var bigOperator = false;
        foreach (var token in tokens)
        {
            if (token.Kind == LeanTokenKind.Symbol && token.Text is "∑" or "∏")
            {
                bigOperator = true;
            }
            else if (bigOperator && (token.Is(",") || token.Is("in")))
            {
                bigOperator = false;
                text.Append(token.Is("in") ? "∈" : ",");
                continue;
            }

            text.Append(token.Kind switch
            {
                LeanTokenKind.Identifier => Type(token.Text, fields) ?? token.Text,
                LeanTokenKind.Symbol when token.Is("λ") => "fun",
                _ => token.Text,
            });
        }

        return text.ToString();
    }

    public static bool IsField(string name) => name is "ℝ" or "Real" or "ℂ";

    public static bool IsType(string name) => name is "ℕ" or "ℤ" or "ℚ" || IsField(name);

    public static string? Type(string name, FieldNames fields) => name switch
    {
        "ℕ" => "Nat",
        "ℤ" => "Int",
        "ℚ" => "Rat",
        "ℝ" or "Real" => fields.Real,
        "ℂ" => fields.Complex,
        _ => null,
    };
}

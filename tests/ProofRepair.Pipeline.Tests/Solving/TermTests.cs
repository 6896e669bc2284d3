using CsCheck;
using ProofRepair.Pipeline.Terms;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Solving;

public sealed class TermTests
{
    private static readonly Gen<Term> Arithmetic = Gen.Recursive<Term>((depth, self) =>
    {
        var leaf = Gen.OneOf(Gen.Int[0, 9].Select(i => (Term)new Numeral(i)), Gen.OneOf("x", "y", "h₀", "n'").Select(n => (Term)new Name(n)));
        return depth > 4
            ? leaf
            : Gen.OneOf(
                leaf,
                Gen.Select(Gen.OneOf("+", "-", "*", "/", "%", "^", "=", "≤", "∣", "∧", "→"), self, self, (op, a, b) => (Term)new Binary(op, a, b)),
                Gen.Select(Gen.OneOf("-", "¬", "↑", "!"), self, (op, a) => (Term)new Unary(op, a)),
                self.Select(a => (Term)new Application(new Name("f"), [a])),
                self.Select(a => (Term)new Quantified("∀", [new Binder("z", "Nat")], a)));
    });

    [Fact]
    public void A_term_that_is_printed_is_read_back() =>
        Arithmetic.Sample(term => TermParser.Parse(term.ToString()) == term);

    [Theory]
    [InlineData("S.sum fun k => k + 1", "S.sum (fun k => k + 1)")]
    [InlineData("setOf fun n => 0 < n", "setOf (fun n => 0 < n)")]
    [InlineData("x ∈ S \\ {u, 2}", "x ∈ (S \\ {u, 2})")]
    public void Functions_and_sets_in_braces_are_read(string text, string printed) => Assert.Equal(printed, TermParser.Parse(text).ToString());

    [Theory]
    [InlineData("a + b * c ^ 2 - d", "(a + (b * (c ^ 2))) - d")]
    [InlineData("-x ^ 2 = 3", "(-(x ^ 2)) = 3")]
    [InlineData("p → q ∧ ¬7 ∣ n", "p → (q ∧ (¬(7 ∣ n)))")]
    [InlineData("f (x + 1) y * 2", "(f (x + 1) y) * 2")]
    [InlineData("∀ (a b : Nat), a ≤ n ! → ↑a ^ 2 = x.succ", "∀ (a : Nat) (b : Nat), (a ≤ (n !)) → (((↑a) ^ 2) = (x.succ))")]
    [InlineData("(n + 7).gcd (2 * n) ≤ Nat.succ n", "((n + 7).gcd (2 * n)) ≤ (Nat.succ n)")]
    public void Operators_bind_as_in_Lean(string text, string parenthesised) =>
        Assert.Equal(TermParser.Parse(parenthesised), TermParser.Parse(text));

    [Theory]
    [InlineData("fun ⟨x, y⟩ => x")]
    [InlineData("|x| < 1")]
    [InlineData("(x")]
    [InlineData("")]
    public void What_is_beyond_the_grammar_is_opaque(string text) => Assert.IsType<Opaque>(TermParser.Parse(text));

    [Theory]
    [InlineData("(x + y) ^ 2 - (x - y) ^ 2", "4 * x * y")]
    [InlineData("(x - 1) * (x + 1) / 2", "x ^ 2 / 2 - 1 / 2")]
    [InlineData("f (x + 1) * 3 - f (x + 1)", "2 * f (x + 1)")]
    public void Polynomials_are_equal_when_they_multiply_out_to_the_same(string one, string other) =>
        Assert.True((Polynomial.Of(TermParser.Parse(one))! - Polynomial.Of(TermParser.Parse(other))!).IsZero);
}

using ProofRepair.Bench.CorePort;

namespace ProofRepair.Bench.Tests.CorePort;

public sealed class CorePorterTests
{
    private const string Header = "import Mathlib\nimport Aesop\n\nset_option maxHeartbeats 400000\n\nopen BigOperators Real Nat Topology Rat\n\n";
    private const string Field = "{R : Type} [Lean.Grind.Field R] [LE R] [LT R] [Std.LawfulOrderLT R] [Std.IsLinearOrder R] [Lean.Grind.OrderedRing R]";

    [Theory]
    [InlineData("theorem a (n : ℕ) (k : ℤ) (q : ℚ) : n = 3", "theorem a (n : Nat) (k : Int) (q : Rat) : n = 3")]
    [InlineData("lemma a (n : ℕ) : n = 3", "theorem a (n : Nat) : n = 3")]
    [InlineData("theorem a (n : ℕ) : n / 0 = 0 ∧ n - 1 ≤ n", "theorem a (n : Nat) : n / 0 = 0 ∧ n - 1 ≤ n")]
    [InlineData("theorem a (k : ℤ) : k / 2 * 2 + k % 2 = k", "theorem a (k : Int) : k / 2 * 2 + k % 2 = k")]
    [InlineData("theorem a : ∀ n > 0, ∃ x y : ℕ, x ≠ y ∧ n ∣ x", "theorem a : ∀ n > 0, ∃ x y : Nat, x ≠ y ∧ n ∣ x")]
    [InlineData("theorem a (f : ℕ → ℕ) (h : f = λ x => x) : f 1 = 1", "theorem a (f : Nat → Nat) (h : f = fun x => x) : f 1 = 1")]
    [InlineData("theorem a : ∑ k in Finset.range 11, k = 55", "theorem a : ∑ k ∈ Finset.range 11, k = 55")]
    [InlineData("theorem a : (∑ k : ℤ in Finset.Icc 1 3, k) = 6", "theorem a : (∑ k : Int ∈ Finset.Icc 1 3, k) = 6")]
    [InlineData("theorem a : 9! % 10 = 0", "theorem a : 9! % 10 = 0")]
    [InlineData("theorem a (n : ℕ) : factorial n = n * choose n 1", "theorem a (n : Nat) : Nat.factorial n = n * Nat.choose n 1")]
    [InlineData("theorem a (p : ℕ) (h : p.Prime) : Prime p", "theorem a (p : Nat) (h : p.Prime) : Nat.Prime p")]
    [InlineData("theorem a (n : ℕ) : n ≡ 1 [MOD 2]", "theorem a (n : Nat) : n ≡ 1 [MOD 2]")]
    [InlineData("theorem a (n : ℤ) /- c -/ : n ≡ 1 [ZMOD 2] -- d", "theorem a (n : Int)   : n ≡ 1 [ZMOD 2]")]
    [InlineData("theorem a : IsLeast {x : ℕ | x > 3} 4", "theorem a : IsLeast {x : Nat | x > 3} 4")]
    [InlineData("theorem a (q : ℚ) : q = 0.5", "theorem a (q : Rat) : q = 0.5")]
    public void Statements_over_whole_numbers_and_fractions_stay_the_same(string statement, string expected)
    {
        var ported = Ported(statement);
        Assert.Equal(expected, ported.Statement);
        Assert.Equal(PortKind.Same, ported.Kind);
        Assert.Equal(new FieldNames(null, null), ported.Fields);
    }

    [Theory]
    [InlineData("theorem a (x : ℝ) : x / 0 = 0", $"theorem a {Field} (x : R) : x / 0 = 0")]
    [InlineData("theorem a : (1 : ℝ) / 3 * 3 = 1", $"theorem a {Field} : (1 : R) / 3 * 3 = 1")]
    [InlineData("theorem a: (1:ℝ) = 1", $"theorem a {Field} : (1:R) = 1")]
    [InlineData("theorem a (x : ℝ) (h : x = 0.25) : 4 * x = 1", $"theorem a {Field} (x : R) (h : x = (25 / 100 : R)) : 4 * x = 1")]
    [InlineData("theorem a (x : ℝ) (n : ℤ) : x ^ n = x ^ (n + 1)", $"theorem a {Field} (x : R) (n : Int) : x ^ n = x ^ (n + 1)")]
    [InlineData("theorem a (x : ℝ) : |x| ≥ 0", $"theorem a {Field} [Max R] [Std.LawfulOrderMax R] (x : R) : |x| ≥ 0")]
    [InlineData("theorem a (x : ℝ) : min x 1 ≤ 1", $"theorem a {Field} [Min R] [Std.LawfulOrderMin R] (x : R) : min x 1 ≤ 1")]
    [InlineData("theorem a : {x : ℝ | x < 1} = {x | x < 1}", $"theorem a {Field} : {{x : R | x < 1}} = {{x | x < 1}}")]
    public void Reals_become_an_ordered_field_which_is_stronger(string statement, string expected)
    {
        var ported = Ported(statement);
        Assert.Equal(expected, ported.Statement);
        Assert.Equal(PortKind.Stronger, ported.Kind);
        Assert.NotEmpty(ported.Notes);
    }

    [Fact]
    public void Complex_numbers_become_a_field_of_characteristic_0()
    {
        var ported = Ported("theorem a (z : ℂ) (x : ℝ) : z * 2 = z + z");
        Assert.Equal($"theorem a {Field} {{C : Type}} [Lean.Grind.Field C] [Lean.Grind.IsCharP C 0] (z : C) (x : R) : z * 2 = z + z", ported.Statement);
        Assert.Equal(PortKind.Stronger, ported.Kind);
        Assert.Equal("exact (2 : C)", ported.PortBody("exact (2 : ℂ)"));
    }

    [Theory]
    [InlineData("theorem a (x : ℝ) : Real.sqrt x ≥ 0", "real-function")]
    [InlineData("theorem a (x : ℝ) : sqrt x ≥ 0", "name")]
    [InlineData("theorem a (n : ℕ) : sqrt n ≥ 0", "name")]
    [InlineData("theorem a (x : ℝ) : sin x ≤ π", "name")]
    [InlineData("theorem a (n : ℕ) : Nat.sqrt n ≤ n", "name")]
    [InlineData("theorem a (x : ℝ) : ⌊x⌋ ≤ x", "floor")]
    [InlineData("theorem a (z : ℂ) : z = Complex.I", "complex")]
    [InlineData("theorem a (z : ℂ) : z.re = 0", "projection")]
    [InlineData("theorem a (z : ℂ) : ‖z‖ = 0", "analysis")]
    [InlineData("theorem a (x : ℝ) (q : ℚ) : x = 0.5", "decimal")]
    [InlineData("theorem a (f : (Fin 2 → ℕ) → ℕ) : f ![1, 2] = 1", "symbol")]
    [InlineData("theorem a : Finset.card (Finset.univ (α := Fin 3)) = 3", "name")]
    [InlineData("theorem a (n : ℕ) : Nat.succ (n := 3) = 4", "named-argument")]
    [InlineData("theorem a (h : 1 = 1 := by simp) : 1 = 1", "named-argument")]
    [InlineData("theorem a (S : Finset ℕ) : @Finset.card ℕ S = 3", "symbol")]
    [InlineData("theorem a (f : ℕ → ℕ) : f^[3] 1 = 3", "symbol")]
    [InlineData("theorem a (x : ℝ≥0) : x = x", "nnreal")]
    [InlineData("theorem a (x : ℕ+) : x = x", "pnat")]
    [InlineData("theorem a (x : ZMod 7) : x = x", "name")]
    [InlineData("theorem a (x y : ℝ) : x ^ (y : ℝ) = x", "real-exponent")]
    [InlineData("theorem a (x : ℝ) : x ^ ((1 : ℝ) / 2) = x", "real-exponent")]
    [InlineData("theorem a (x : ℝ) : x ^ (1 / 2) = x", "exponent")]
    [InlineData("theorem a (x : ℝ) : x ^ (-1) = x⁻¹", "exponent")]
    [InlineData("theorem a (x : ℝ) (h : 0.5 < 1) : x = x", "decimal")]
    [InlineData("theorem a (h : y = 1) : y = 1", "name")]
    [InlineData("theorem a (x : ℕ) (f : ℕ → ℕ) (h : f = λ x, x) : f x = x", "lean3")]
    [InlineData("theorem a (x : ℕ) : x !=  1", "symbol")]
    [InlineData("theorem a : ∑' n : ℕ, n = 1", "symbol")]
    [InlineData("theorem a : ∑ i in range 3, ∑ (j) in range 3, i = 1", "name")]
    [InlineData("theorem a : ∃! (x, y) : ℕ × ℕ, x = y", "name")]
    [InlineData("theorem a {G : Type*} : 1 = 1", "universe")]
    [InlineData("theorem a {G : Type} [Group G] : 1 = 1", "instance-binder")]
    [InlineData("theorem a (S : Set ℕ) : {x ∈ S | x < 1} = {x * 2 | x : ℕ}", "set-builder")]
    [InlineData("theorem a (S : Finset ℕ) : S.sup id = 1", "projection")]
    [InlineData("theorem a (x : ℕ) : (x + 1).sqrt = 1", "projection")]
    [InlineData("theorem a (x : ℕ) : x = 1 ∧ n! = 2", "name")]
    public void What_could_change_its_meaning_is_refused(string statement, string code) =>
        Assert.Equal(code, Assert.IsType<PortResult.Refused>(CorePorter.Port(Header, statement)).Code);

    [Theory]
    [InlineData("import Mathlib\ndef f := 1\n", "header-command")]
    [InlineData("import Mathlib\nvariable (x : ℝ)\n", "header-command")]
    [InlineData("import Mathlib\nlocal notation \"x\" => 1\n", "header-command")]
    [InlineData("import Mathlib\nopen Nat hiding choose\n", "header-command")]
    public void A_header_that_defines_things_is_refused(string header, string code) =>
        Assert.Equal(code, Assert.IsType<PortResult.Refused>(CorePorter.Port(header, "theorem a : 1 = 1")).Code);

    [Fact]
    public void Short_names_mean_what_is_open()
    {
        const string statement = "theorem a (n : ℕ) : n ∈ Icc 1 3";
        Assert.Contains("Finset.Icc 1 3", Assert.IsType<PortResult.Ported>(CorePorter.Port("open Finset", statement)).Statement, StringComparison.Ordinal);
        Assert.Contains("Set.Icc 1 3", Assert.IsType<PortResult.Ported>(CorePorter.Port("open Set", statement)).Statement, StringComparison.Ordinal);
        Assert.Equal("ambiguous-name", Assert.IsType<PortResult.Refused>(CorePorter.Port("open Set Finset", statement)).Code);
        Assert.Equal("name", Assert.IsType<PortResult.Refused>(CorePorter.Port("", statement)).Code);
        Assert.Equal("theorem a : ∑ i ∈ Finset.Icc 1 3, i = 6",
            Assert.IsType<PortResult.Ported>(CorePorter.Port("open Set Finset", "theorem a : ∑ i in Icc 1 3, i = 6")).Statement);
        Assert.Equal("symbol", Assert.IsType<PortResult.Refused>(CorePorter.Port("", "theorem a : 3! = 6")).Code);
        Assert.Equal("ambiguous-name", Assert.IsType<PortResult.Refused>(CorePorter.Port("open Complex", "theorem a (x : ℝ) : abs x = x")).Code);
        Assert.Equal("ambiguous-name", Assert.IsType<PortResult.Refused>(CorePorter.Port("open Finset Multiset", "theorem a : ∑ i in range 3, i = 3")).Code);
    }

    [Fact]
    public void The_ported_header_opens_what_exists_without_Mathlib()
    {
        Assert.Equal("open Nat Rat\n", Ported("theorem a : 1 = 1").Header);
        Assert.Equal("", Assert.IsType<PortResult.Ported>(CorePorter.Port("import Mathlib\nopen scoped BigOperators", "theorem a : 1 = 1")).Header);
    }

    [Fact]
    public void The_field_gets_a_name_that_is_free_and_the_body_uses_the_same()
    {
        var ported = Ported("theorem a (R : ℕ) (x : ℝ) : x + R = R + x");
        Assert.Equal("F", ported.Fields.Real);
        Assert.Contains("{F : Type}", ported.Statement, StringComparison.Ordinal);
        Assert.Equal(
            "by\n  have h : (2:F) = ∑ k ∈ s, (1 : Nat) := fun x => Real.sqrt x -- ℝ\n  rfl",
            ported.PortBody("by\n  have h : (2:ℝ) = ∑ k in s, (1 : ℕ) := λ x => Real.sqrt x -- ℝ\n  rfl"));
    }

    [Fact]
    public void The_library_is_plain_text_that_can_stand_before_statements()
    {
        var header = CoreLibrary.For("open Nat\n", withMeanings: false).Text;
        Assert.Contains("def Nat.Prime", header, StringComparison.Ordinal);
        Assert.EndsWith("\nopen Nat\n", header, StringComparison.Ordinal);
        Assert.DoesNotContain("def Nat.Prime", CoreLibrary.Meanings, StringComparison.Ordinal);
        Assert.DoesNotContain("\nimport ", CoreLibrary.Definitions + CoreLibrary.Meanings, StringComparison.Ordinal);
    }

    private static PortResult.Ported Ported(string statement) => Assert.IsType<PortResult.Ported>(CorePorter.Port(Header, statement));
}

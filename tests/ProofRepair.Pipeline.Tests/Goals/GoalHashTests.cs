using CsCheck;
using ProofRepair.Pipeline.Goals;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Goals;

public sealed class GoalHashTests
{
    private static string Hash(string text) => GoalHash.Of(GoalParser.Parse(text)[0]);

    [Fact]
    public void Names_and_order_of_hypotheses_do_not_count() =>
        Assert.Equal(
            Hash("x y : Int\nh₀ : 0 < y\nh₁ : y < x\n⊢ x = 26"),
            Hash("case a\nb : Int\na : Int\nk : b < a\nj : 0 < b\n⊢ a = 26"));

    [Theory]
    [InlineData("x y : Int\nh : y < x\n⊢ x = 26", "x y : Int\nh : x < y\n⊢ x = 26")]
    [InlineData("x : Int\n⊢ x = 26", "x : Nat\n⊢ x = 26")]
    [InlineData("x : Int\nh : x = 1\n⊢ x = 26", "x : Int\n⊢ x = 26")]
    [InlineData("x : Nat := 1\n⊢ x = 26", "x : Nat\n⊢ x = 26")]
    public void Goals_that_differ_have_other_hashes(string one, string other) => Assert.NotEqual(Hash(one), Hash(other));

    [Fact]
    public void A_field_is_not_a_local_name() =>
        Assert.NotEqual(Hash("succ n : Nat\n⊢ n.succ = succ"), Hash("a n : Nat\n⊢ n.a = a"));

    [Fact]
    public void Renaming_apart_never_changes_the_hash()
    {
        var facts = Gen.OneOf("A < B", "A = B + C", "f A = C", "∀ (z : Nat), z < A → z ≠ C");
        Gen.Select(facts.List[0, 5], Gen.Shuffle(new[] { "p", "q", "r" })).Sample((types, names) =>
        {
            static string Goal(IEnumerable<string> facts, string[] names) =>
                Named($"A B C : Nat\nf : Nat → Nat\n{string.Concat(facts.Select((t, i) => $"h{i} : {t}\n"))}⊢ A + f B = C", names);
            static string Named(string text, string[] names) => text.Replace("A", names[0]).Replace("B", names[1]).Replace("C", names[2]);
            return Hash(Goal(types, ["x", "y", "w"])) == Hash(Goal(types, names));
        });
    }
}

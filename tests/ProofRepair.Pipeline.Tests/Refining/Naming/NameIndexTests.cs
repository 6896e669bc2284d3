using ProofRepair.Pipeline.Refining.Naming;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Refining.Naming;

public sealed class NameIndexTests
{
    private static readonly NameIndex s_names = NameIndex.Parse(
        "Nat.succ_le_of_lt Nat.lt_of_succ_le Nat.sub_self Int.sub_self BitVec.sub_self Nat.mul_self_le_mul_self Nat.mul_self_lt_mul_self List.length_append"
        + " Nat.pos_of_ne_zero>Nat.zero_lt_of_ne_zero or_comm And.left rfl");

    private static string[] Nearest(string name) => [.. s_names.Nearest(name, 3)];

    [Theory]
    [InlineData("Nat.succ_le_of_ltt", "Nat.succ_le_of_lt")]
    [InlineData("Nat.suc_le_of_lt", "Nat.succ_le_of_lt")]
    [InlineData("Nat.usb_self", "Nat.sub_self")]
    [InlineData("or_com", "or_comm")]
    [InlineData("List.lenght_append", "List.length_append")]
    public void A_letter_or_two_may_be_wrong(string asked, string nearest) => Assert.Equal(nearest, Nearest(asked)[0]);

    [Theory]
    [InlineData("Nat.succ_lt_of_le", "Nat.lt_of_succ_le")]
    [InlineData("List.append_length", "List.length_append")]
    [InlineData("Nat.self_le_mul_self", "Nat.mul_self_le_mul_self")]
    public void Words_may_stand_in_another_order_or_one_be_missing(string asked, string nearest) => Assert.Contains(nearest, Nearest(asked));

    [Fact]
    public void Another_namespace_is_farther_and_one_of_numbers_the_nearest_of_those() =>
        Assert.Equal(["Int.sub_self", "Nat.sub_self", "BitVec.sub_self"], Nearest("sub_self"));

    [Fact]
    public void In_a_namespace_that_is_not_of_numbers_only_the_very_name_is_meant() => Assert.DoesNotContain("BitVec.sub_self", Nearest("Array.sub_slef"));

    [Theory]
    [InlineData("Nat.pos_of_ne_zer")]
    [InlineData("Nat.pos_of_ne_zero")]
    public void Of_a_deprecated_name_the_one_in_its_place_is_given(string asked) => Assert.Equal("Nat.zero_lt_of_ne_zero", Nearest(asked)[0]);

    [Theory]
    [InlineData("rlf")]
    [InlineData("hxy")]
    [InlineData("Nat.something_else")]
    public void What_is_far_from_all_or_too_short_to_tell_is_near_none(string asked) => Assert.Empty(Nearest(asked));
}

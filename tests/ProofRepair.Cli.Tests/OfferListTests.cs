using CsCheck;
using ProofRepair.Cli.Offers;
using ProofRepair.Pipeline.Files;

namespace ProofRepair.Cli.Tests;

public class OfferListTests
{
    [Fact]
    public void What_is_found_is_numbered_in_its_order()
    {
        var list = After(Found("a"), Found("b"), Found("c"));

        Assert.Equal([(1, "a"), (2, "b"), (3, "c")], list.Offers.Select(o => (o.Number, o.File.Path)));
        Assert.Equal(1, list.Current!.Number);
    }

    [Fact]
    public void Steps_go_round()
    {
        var list = After(Found("a"), Found("b"), Found("c"));

        Assert.Equal([2, 3, 1], Numbers(list, new OfferInput.Next(), 3));
        Assert.Equal([3, 2, 1], Numbers(list, new OfferInput.Previous(), 3));
    }

    [Fact]
    public void A_number_chooses_what_has_it_though_others_are_gone()
    {
        var list = After(Found("a"), Found("b"), Found("c"), new OfferInput.Outdated("a"));

        Assert.Equal(3, After(list, new OfferInput.Choose(3)).Current!.Number);
        Assert.Equal(2, After(list, new OfferInput.Choose(1)).Current!.Number);
    }

    [Fact]
    public void A_later_save_takes_away_what_was_offered_for_that_file_and_the_selection_stays()
    {
        var list = After(Found("a"), Found("b"), Found("c"), new OfferInput.Choose(3), new OfferInput.Outdated("a"));

        Assert.Equal(["b", "c"], list.Offers.Select(o => o.File.Path));
        Assert.Equal("c", list.Current!.File.Path);
    }

    [Fact]
    public void What_is_found_anew_for_a_file_takes_the_place_of_the_old_under_a_new_number()
    {
        var list = After(Found("a"), Found("b"), Found("a"));

        Assert.Equal([2, 3], list.Offers.Select(o => o.Number));
    }

    [Fact]
    public void What_is_applied_is_written_once_and_goes_when_it_is_written()
    {
        var (writing, effect) = OfferReducer.Step(After(Found("a"), Found("b")), new OfferInput.Apply());

        Assert.Equal(1, Assert.IsType<OfferEffect.Write>(effect).Offer.Number);
        Assert.Null(OfferReducer.Step(writing, new OfferInput.Apply()).Effect);
        Assert.Equal(2, writing.Offers.Length);
        Assert.Equal([2], After(writing, new OfferInput.Written(1)).Offers.Select(o => o.Number));
    }

    [Fact]
    public void What_cannot_be_written_stays_offered_and_why_is_said_until_the_next_key()
    {
        var refused = After(Found("a"), new OfferInput.Apply(), new OfferInput.Refused(1, "no space left"));

        Assert.Equal("1: no space left", refused.Note);
        var (again, effect) = OfferReducer.Step(refused, new OfferInput.Apply());
        Assert.Null(again.Note);
        Assert.IsType<OfferEffect.Write>(effect);
    }

    [Fact]
    public void What_is_being_written_cannot_be_dismissed()
    {
        var list = After(Found("a"), new OfferInput.Apply(), new OfferInput.Dismiss());

        Assert.Single(list.Offers);
        Assert.Empty(After(Found("a"), new OfferInput.Dismiss()).Offers);
    }

    [Fact]
    public void Keys_in_an_empty_list_do_nothing() => Assert.All(
        new OfferInput[] { new OfferInput.Next(), new OfferInput.Previous(), new OfferInput.Choose(1), new OfferInput.ShowDiff(), new OfferInput.Apply(), new OfferInput.Dismiss() },
        key => Assert.Equal((OfferList.Empty, null), OfferReducer.Step(OfferList.Empty, key)));

    /// <summary>Against a plain account of what was found, and is neither out of date, nor dismissed, nor written.</summary>
    [Fact]
    public void Whatever_happens_the_list_holds_what_is_still_offered_and_one_of_it_is_selected() =>
        s_input.Array[0, 60].Sample(inputs =>
        {
            var list = OfferList.Empty;
            var offered = new Dictionary<string, int>(StringComparer.Ordinal);
            var found = 0;
            int? writing = null;
            foreach (var make in inputs)
            {
                var input = make(list);
                var selected = list.Current?.Number;
                var (next, effect) = OfferReducer.Step(list, input);
                switch (input)
                {
                    case OfferInput.Found f:
                        offered[f.Offer.File.Path] = ++found;
                        break;
                    case OfferInput.Outdated o:
                        offered.Remove(o.Path);
                        break;
                    case OfferInput.Written w:
                        Remove(offered, w.Number);
                        writing = null;
                        break;
                    case OfferInput.Refused:
                        writing = null;
                        break;
                    case OfferInput.Dismiss when selected != writing:
                        Remove(offered, selected ?? 0);
                        break;
                }

                if (effect is OfferEffect.Write write)
                {
                    Assert.Null(writing);
                    Assert.Equal(selected, write.Offer.Number);
                    writing = write.Offer.Number;
                }

                Assert.Equal(offered.Values.Order(), next.Offers.Select(o => o.Number));
                Assert.Equal(next.Offers.IsEmpty, next.Current is null);
                if (input is not OfferInput.Key && next.Offers.Any(o => o.Number == selected))
                {
                    Assert.Equal(selected, next.Current!.Number);
                }

                list = next;
            }
        });

    private static readonly Func<OfferList, OfferInput>[] s_others =
    [
        _ => new OfferInput.Next(),
        _ => new OfferInput.Previous(),
        _ => new OfferInput.ShowDiff(),
        _ => new OfferInput.Apply(),
        _ => new OfferInput.Dismiss(),
        // Only what is being written is answered.
        list => list.Writing is { } n ? new OfferInput.Written(n) : new OfferInput.Next(),
        list => list.Writing is { } n ? new OfferInput.Refused(n, "why") : new OfferInput.Next(),
    ];

    private static readonly Gen<Func<OfferList, OfferInput>> s_input = Gen.OneOf(
        Gen.Int[0, 3].Select<int, Func<OfferList, OfferInput>>(i => _ => Found($"{i}")),
        Gen.Int[0, 3].Select<int, Func<OfferList, OfferInput>>(i => _ => new OfferInput.Outdated($"{i}")),
        Gen.Int[1, 9].Select<int, Func<OfferList, OfferInput>>(i => _ => new OfferInput.Choose(i)),
        Gen.Int[0, s_others.Length - 1].Select(i => s_others[i]));

    private static void Remove(Dictionary<string, int> offered, int number)
    {
        foreach (var path in offered.Where(o => o.Value == number).Select(o => o.Key).ToList())
        {
            offered.Remove(path);
        }
    }

    private static OfferInput.Found Found(string path) => new(new Offer(path, new LeanFile(path, "old", false, false), "new", "-old\n+new"));

    private static OfferList After(params OfferInput[] inputs) => After(OfferList.Empty, inputs);

    private static OfferList After(OfferList list, params OfferInput[] inputs) => inputs.Aggregate(list, (l, i) => OfferReducer.Step(l, i).List);

    private static List<int> Numbers(OfferList list, OfferInput input, int times)
    {
        var numbers = new List<int>();
        for (var i = 0; i < times; i++)
        {
            list = After(list, input);
            numbers.Add(list.Current!.Number);
        }

        return numbers;
    }
}

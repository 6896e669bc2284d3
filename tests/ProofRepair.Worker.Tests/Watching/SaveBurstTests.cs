using Microsoft.Extensions.Time.Testing;
using ProofRepair.Worker.Watching;

namespace ProofRepair.Worker.Tests.Watching;

public class SaveBurstTests
{
    private readonly FakeTimeProvider _clock = new();
    private SaveBurst? _burst;

    [Fact]
    public void Files_that_follow_each_other_soon_are_one_burst_and_the_first_of_them_learns_of_the_others()
    {
        var first = Save("a", 0);
        Save("b", 900);
        Save("c", 900);

        Assert.Equal(3, first.Count);
    }

    [Fact]
    public void A_pause_begins_another()
    {
        var first = Save("a", 0);
        var second = Save("b", 1100);

        Assert.Equal((1, 1), (first.Count, second.Count));
    }

    [Fact]
    public void One_file_that_is_saved_again_and_again_stays_one()
    {
        for (var i = 0; i < 20; i++)
        {
            Save("a", 200);
        }

        Assert.Equal(1, _burst!.Count);
    }

    private SaveBurst Save(string path, int afterMilliseconds)
    {
        _clock.Advance(TimeSpan.FromMilliseconds(afterMilliseconds));
        return _burst = SaveBurst.Of(_burst, path, _clock.GetTimestamp(), _clock);
    }
}

using CsCheck;
using Microsoft.Extensions.Time.Testing;
using ProofRepair.Worker.Watching;

namespace ProofRepair.Worker.Tests.Watching;

public class PendingChangesTests
{
    private static readonly WatchTimes s_times = new(TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(1));

    [Fact]
    public void A_file_is_due_when_it_was_quiet_and_once()
    {
        var clock = new FakeTimeProvider();
        var pending = new PendingChanges(s_times, clock);
        pending.Touch("a");
        clock.Advance(TimeSpan.FromMilliseconds(40));
        pending.Touch("a");
        clock.Advance(TimeSpan.FromMilliseconds(40));
        Assert.Empty(pending.TakeDue());
        Assert.Equal(TimeSpan.FromMilliseconds(10), pending.Next());

        clock.Advance(TimeSpan.FromMilliseconds(10));
        Assert.Equal(["a"], pending.TakeDue().Select(d => d.Path));
        Assert.Empty(pending.TakeDue());
        Assert.Null(pending.Next());
    }

    [Fact]
    public void Whatever_is_written_when_each_file_is_due_after_its_last_write_and_within_the_longest_wait() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 120]).Array[1, 60].Sample(steps =>
        {
            var clock = new FakeTimeProvider();
            var pending = new PendingChanges(s_times, clock);
            var waiting = new Dictionary<string, long>();
            foreach (var (file, pause) in steps)
            {
                pending.Touch($"{file}");
                waiting.TryAdd($"{file}", clock.GetTimestamp());
                clock.Advance(TimeSpan.FromMilliseconds(pause));
                foreach (var due in pending.TakeDue())
                {
                    Assert.True(waiting.Remove(due.Path));
                    Assert.True(clock.GetElapsedTime(due.Last) >= s_times.Quiet || clock.GetElapsedTime(due.First) >= s_times.Longest);
                }

                Assert.All(waiting.Values, since => Assert.True(clock.GetElapsedTime(since) < s_times.Longest));
            }

            clock.Advance(s_times.Quiet);
            Assert.Equal(waiting.Keys.Order(), pending.TakeDue().Select(d => d.Path).Order());
            Assert.True(pending.IsEmpty);
        });
}

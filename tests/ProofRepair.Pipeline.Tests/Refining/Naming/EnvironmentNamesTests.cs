using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Refining.Naming;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Refining.Naming;

public sealed class EnvironmentNamesTests
{
    private readonly List<string> _asked = [];

    private EnvironmentNames Names(params CheckReport[] answers) => new(new Answering(_asked, new Queue<CheckReport>(answers)));

    private static CheckReport Said(string text) => new(RunOutcome.Errors, [new LeanMessage(LeanSeverity.Error, "[anonymous]", new LeanPosition(1, 0), null, text)], TimeSpan.Zero);

    private static async Task<int> CountAsync(EnvironmentNames names, string header) => (await names.OfAsync(new LeanHeader(header), TestContext.Current.CancellationToken)).Count;

    [Fact]
    public async Task The_same_imports_are_asked_about_once_whatever_follows_them()
    {
        var names = Names(Said("names: Nat.one Nat.two"), Said("names: Nat.one"));
        Assert.Equal(2, await CountAsync(names, "import A\n\nopen Nat\n"));
        Assert.Equal(2, await CountAsync(names, "import A\n\nopen Int\ndef x := 1\n"));
        Assert.Equal(1, await CountAsync(names, "import B\n"));
        Assert.Equal(["import Lean\nimport A\n", "import Lean\nimport B\n"], _asked.Select(a => a.Replace("\n\n", "\n", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_crash_is_no_answer_and_an_error_is_one()
    {
        var names = Names(new CheckReport(RunOutcome.Crash, [], TimeSpan.Zero), Said("unknown module prefix 'A'"), Said("names: Nat.one"));
        Assert.Equal(0, await CountAsync(names, ""));
        Assert.Equal(0, await CountAsync(names, ""));
        Assert.Equal(0, await CountAsync(names, ""));
        Assert.Equal(2, _asked.Count);
    }

    private sealed class Answering(List<string> asked, Queue<CheckReport> answers) : ILeanChecker
    {
        public Task<ImmutableArray<CheckReport>> CheckAsync(CheckRequest request, CancellationToken cancellationToken)
        {
            asked.Add(request.Header.Text);
            return Task.FromResult<ImmutableArray<CheckReport>>([answers.Dequeue()]);
        }
    }
}

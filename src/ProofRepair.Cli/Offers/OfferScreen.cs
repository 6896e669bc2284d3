using System.Threading.Channels;
using ProofRepair.Cli.Display;
using ProofRepair.Pipeline.Files;
using ProofRepair.Worker.Watching;
using Spectre.Console;

namespace ProofRepair.Cli.Offers;

/// <summary>On a terminal: what a watch says scrolls, and below it stands what it offers, for the user to choose from with keys.</summary>
internal sealed class OfferScreen(IAnsiConsole console) : IDisposable
{
    // Between looks at the keyboard, which nothing tells of.
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(60);

    // In the order in which it came.
    private readonly Channel<News> _news = Channel.CreateUnbounded<News>(new UnboundedChannelOptions { SingleReader = true });
    private readonly PinnedPart _part = new(console);
    private readonly SemaphoreSlim _told = new(0);
    private OfferList _list = OfferList.Empty;
    private Task _writing = Task.CompletedTask;

    /// <summary>Someone sits before it and can type.</summary>
    public static bool IsPossible => Consoles.IsWatched && !Console.IsInputRedirected && AnsiConsole.Profile.Capabilities.Ansi;

    public void Dispose() => _told.Dispose();

    public void Say(string line) => Tell(new News.Line(line));

    public void SayDiff(string diff) => Tell(new News.Diff(diff));

    public void Take(WatchEvent happened)
    {
        switch (happened)
        {
            case WatchEvent.Offered { Repair: { Proved: > 0, Trouble: null } repair } offered:
                var shown = WatchDisplay.Shown(offered.Path);
                var title = $"{shown}: {string.Join(", ", repair.Declarations.Where(d => d.Proof is not null).Select(d => d.Declaration.Title))}";
                Tell(new News.OfOffers(new OfferInput.Found(new Offer(title, offered.File, repair.Text, FileDiff.Of(offered.File with { Path = shown }, repair.Text).TrimEnd()))));
                break;
            case WatchEvent.Changed or WatchEvent.Deleted:
                Tell(new News.OfOffers(new OfferInput.Outdated(happened.Path)));
                break;
        }
    }

    /// <summary>Ends by cancellation, which does not throw, when all that was said is printed.</summary>
    /// <param name="write">Null when it was written, else why not.</param>
    public async Task RunAsync(Func<LeanFile, string, CancellationToken, Task<string?>> write, CancellationToken cancellationToken)
    {
        try
        {
            Draw();
            while (!cancellationToken.IsCancellationRequested)
            {
                TakeNews(write);
                TakeKeys(write);
                await _told.WaitAsync(s_look, CancellationToken.None);
            }

            await _writing;
            TakeNews(write);
        }
        finally
        {
            _part.Clear();
        }
    }

    private void TakeNews(Func<LeanFile, string, CancellationToken, Task<string?>> write)
    {
        while (_news.Reader.TryRead(out var news))
        {
            switch (news)
            {
                case News.Line(var text):
                    _part.Print(text);
                    break;
                case News.Diff(var text):
                    _part.Print(OfferView.DiffOf(text));
                    break;
                case News.OfOffers(var input):
                    Step(input, write);
                    break;
            }
        }
    }

    private void TakeKeys(Func<LeanFile, string, CancellationToken, Task<string?>> write)
    {
        while (Console.KeyAvailable)
        {
            if (OfferKeys.Of(Console.ReadKey(intercept: true)) is { } key)
            {
                Step(key, write);
            }
        }
    }

    private void Step(OfferInput input, Func<LeanFile, string, CancellationToken, Task<string?>> write)
    {
        var (next, effect) = OfferReducer.Step(_list, input);
        _list = next;
        Draw();
        switch (effect)
        {
            case OfferEffect.Show show:
                _part.Print(OfferView.DiffOf(show.Offer.Diff));
                break;
            case OfferEffect.Write { Offer: var offer }:
                _writing = WriteAsync(offer, write);
                break;
        }
    }

    /// <summary>What was begun is brought to its end: it is a small file.</summary>
    private async Task WriteAsync(Offer offer, Func<LeanFile, string, CancellationToken, Task<string?>> write)
    {
        string? problem;
        try
        {
            problem = await write(offer.File, offer.Text, CancellationToken.None);
        }
        catch (Exception e)
        {
            problem = e.Message;
        }

        Tell(new News.OfOffers(problem is null ? new OfferInput.Written(offer.Number) : new OfferInput.Refused(offer.Number, problem)));
    }

    private void Draw() => _part.Show(OfferView.Of(_list, console.Profile.Width, console.Profile.Height));

    private void Tell(News news)
    {
        _news.Writer.TryWrite(news);
        _told.Release();
    }

    private abstract record News
    {
        public sealed record Line(string Text) : News;

        public sealed record Diff(string Text) : News;

        public sealed record OfOffers(OfferInput Input) : News;
    }
}

using System.Net;

namespace ProofRepair.Bench.Suites;

/// <summary>A suite's file from its project's address: over https, or from this machine itself.</summary>
internal static class SuiteDownload
{
    private const int MostRedirections = 5;

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(10);

    /// <summary>Null for what is no address, such as a path.</summary>
    public static Uri? AddressOf(string source) =>
        Uri.TryCreate(source, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp) ? address : null;

    /// <summary>What hands the file to <paramref name="read"/>, once. Throws <see cref="HttpRequestException"/>, <see cref="IOException"/> with a sentence for the user.</summary>
    public static async Task<T> ReadAsync<T>(Uri address, Func<Stream, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(s_patience);

        // Followed by hand: each address on the way is looked at before it is asked.
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None });
        try
        {
            for (var i = 0; i <= MostRedirections; i++)
            {
                Require(address);
                using var answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, patience.Token);
                if ((int)answer.StatusCode is >= 300 and < 400 && answer.Headers.Location is { } next)
                {
                    address = new Uri(address, next);
                    continue;
                }

                if (!answer.IsSuccessStatusCode)
                {
                    throw new IOException($"the server answers {(int)answer.StatusCode} {answer.ReasonPhrase}");
                }

                await using var stream = await answer.Content.ReadAsStreamAsync(patience.Token);
                return await read(stream, patience.Token);
            }

            throw new IOException($"the server sends from one address to the next more than {MostRedirections} times");
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException($"it did not arrive within {s_patience.TotalMinutes:0} minutes", e);
        }
    }

    private static void Require(Uri address)
    {
        if (address.Scheme != Uri.UriSchemeHttps && !(address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        {
            throw new IOException($"{address} is asked without encryption: use https, or download the file yourself and check it");
        }
    }
}

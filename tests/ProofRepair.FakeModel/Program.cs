using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using ProofRepair.FakeModel;

// A model server that does what its script says: fakemodel SCRIPT.json REQUESTS.jsonl. Prints its port, and ends when its input ends.
if (args.Length != 2)
{
    await Console.Error.WriteLineAsync("usage: ProofRepair.FakeModel SCRIPT.json REQUESTS.jsonl");
    return 2;
}

var script = JsonSerializer.Deserialize(await File.ReadAllTextAsync(args[0]), FakeModelJson.Default.Script)!;
using var stop = new CancellationTokenSource();
using var listener = new TcpListener(IPAddress.Loopback, 0);
listener.Start();
Console.WriteLine(((IPEndPoint)listener.LocalEndpoint).Port);

// The parent holds the other end of this pipe, so that its death is seen however it came.
_ = Task.Run(async () =>
{
    await Console.In.ReadToEndAsync();
    await stop.CancelAsync();
});

var count = 0;
using var logging = new SemaphoreSlim(1, 1);
try
{
    while (true)
    {
        var client = await listener.AcceptTcpClientAsync(stop.Token);
        _ = Task.Run(() => ServeAsync(client));
    }
}
catch (OperationCanceledException)
{
    return 0;
}

async Task ServeAsync(TcpClient client)
{
    using (client)
    {
        try
        {
            await using var stream = client.GetStream();
            if (await HttpExchange.ReadAsync(stream, stop.Token) is { } request)
            {
                await AnswerAsync(stream, request);
            }
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
        {
            // The client went away, which is what some tests want.
        }
    }
}

async Task AnswerAsync(NetworkStream stream, LoggedRequest request)
{
    int number;
    await logging.WaitAsync(stop.Token);
    try
    {
        number = count++;
        await File.AppendAllTextAsync(args[1], JsonSerializer.Serialize(request, FakeModelJson.Default.LoggedRequest) + "\n", stop.Token);
    }
    finally
    {
        logging.Release();
    }

    var step = script.Steps[Math.Min(number, script.Steps.Length - 1)];
    if (step.Kind == "slow")
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, stop.Token);
    }

    if (step is { Streams: true, Kind: "ok" or "empty" or "cut" or "cut-late" or "stall" or "overlong" } && Completion.WantsStream(request.Body))
    {
        await StreamAsync(stream, step, StreamedCompletion.Of(step.Kind == "overlong" ? step with { Text = new string('x', step.Bytes) } : step, request.Body, number));
        return;
    }

    var (status, type, body) = step.Kind switch
    {
        "ok" or "empty" or "cut" => (200, "application/json", Completion.Of(step, request.Body, number)),
        "malformed" => (200, "application/json", "{\"choices\": [{\"message\": "),
        "overlong" => (200, "application/json", new string(' ', step.Bytes)),
        "html" => (200, "text/html", "<html><body>Welcome</body></html>"),
        "status" => (step.Status, "application/json", Completion.Error(step, request.Authorization)),
        _ => (500, "text/plain", "the script has no such kind: " + step.Kind),
    };
    await HttpExchange.WriteAsync(stream, status, type, Encoding.UTF8.GetBytes(body), step.RetryAfter, step.Kind == "cut", stop.Token);
}

async Task StreamAsync(NetworkStream stream, Step step, IReadOnlyList<string> events)
{
    var given = step.Kind switch { "cut" or "stall" => events.Count / 2, "cut-late" => events.Count - 1, _ => events.Count };
    await HttpExchange.BeginStreamAsync(stream, stop.Token);
    foreach (var one in events.Take(given))
    {
        await HttpExchange.WriteChunkAsync(stream, one, stop.Token);
    }

    if (step.Kind == "stall")
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, stop.Token);
    }

    if (step.Kind is not ("cut" or "cut-late"))
    {
        await HttpExchange.WriteChunkAsync(stream, "", stop.Token);
    }
}

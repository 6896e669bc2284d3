using System.Text.Json;

namespace ProofRepair.FakeLean;

/// <summary>
/// The scripted twin of WarmWorker.lean: answers requests from standard input. A line `--! WORD ARGUMENT` of a text is an order: `error TEXT`,
/// `sorry`, `exit CODE`, `hang`, `spin`, `slow MILLISECONDS` (ended where fewer are asked for), `swallow` (reads no further), `heap BYTES`, `exit-once FILE` (ends unless the file is there, and makes it).
/// </summary>
internal static class WarmAnswers
{
    /// <summary>A header that names a module which this Lean cannot find.</summary>
    private const string Missing = "import Missing";

    public static int Serve(string program)
    {
        if (File.ReadAllText(program).Contains(Missing, StringComparison.Ordinal))
        {
            Say("error", "[anonymous]", "unknown module prefix 'Missing'", 1);
            return 1;
        }

        Write("ready");
        while (Console.In.ReadLine() is { } line)
        {
            using var request = JsonDocument.Parse(line);
            var (number, isLate) = (0, false);
            foreach (var order in request.RootElement.GetProperty("text").GetString()!.Split('\n'))
            {
                number++;
                if (order == "--! swallow")
                {
                    break;
                }

                if (order.StartsWith("--! slow ", StringComparison.Ordinal))
                {
                    isLate = request.RootElement.TryGetProperty("milliseconds", out var most) && most.GetInt32() < int.Parse(order[9..]);
                    if (isLate)
                    {
                        break;
                    }

                    continue;
                }

                if (order.StartsWith("#print \"", StringComparison.Ordinal))
                {
                    Say("information", "[anonymous]", order[8..^1], number);
                }
                else if (order.StartsWith("--! ", StringComparison.Ordinal))
                {
                    Obey(order[4..].Split(' ', 2), number);
                }
            }

            Write($"{(isLate ? "late" : "done")} {request.RootElement.GetProperty("word").GetString()} 0 {number}");
        }

        return 0;
    }

    private static void Obey(string[] order, int line)
    {
        switch (order)
        {
            case ["error", var text]:
                Say("error", "[anonymous]", text, line);
                break;
            case ["sorry"]:
                Say("warning", "hasSorry", "declaration uses `sorry`", line);
                break;
            case ["pid"]:
                Say("information", "[anonymous]", $"{Environment.ProcessId}", line);
                break;
            case ["exit", var code]:
                Environment.Exit(int.Parse(code));
                break;
            case ["exit-once", var file]:
                if (!File.Exists(file))
                {
                    File.WriteAllText(file, "");
                    Environment.Exit(3);
                }

                break;
            case ["hang"]:
                Thread.Sleep(Timeout.Infinite);
                break;
            case ["spin"]:
                while (true)
                {
                    Thread.SpinWait(1000);
                }

            case ["heap", var bytes]:
                Write($"heap {bytes}");
                break;
            default:
                throw new InvalidOperationException($"no such order: {string.Join(' ', order)}");
        }
    }

    private static void Say(string severity, string kind, string data, int line) => Write(JsonSerializer.Serialize(new
    {
        severity,
        kind,
        data,
        fileName = "A.lean",
        pos = new { line, column = 0 },
        endPos = new { line, column = 1 },
    }));

    private static void Write(string line)
    {
        Console.Out.WriteLine(line);
        Console.Out.Flush();
    }
}

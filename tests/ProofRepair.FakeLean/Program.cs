// A scripted `lean --json FILE`: it answers `#print "…"` as Lean does, and does to order what Lean does rarely.
// A line `--! WORD ARGUMENT` of the file is such an order; see the switch.
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using ProofRepair.FakeLean;

if (args.Contains("--version"))
{
    Console.WriteLine("Lean (version 4.99.0, x86_64-unknown-linux-gnu, commit fake, Release)");
    return 0;
}

Console.OutputEncoding = new UTF8Encoding(false);
Console.InputEncoding = new UTF8Encoding(false);
if (Path.GetFileName(args[^1]) == "WarmWorker.lean")
{
    return WarmAnswers.Serve(args[^1]);
}

var errors = 0;
var number = 0;
foreach (var line in File.ReadLines(args[^1]))
{
    number++;
    if (line.StartsWith("#print \"", StringComparison.Ordinal))
    {
        Say("information", "[anonymous]", line[8..^1]);
        continue;
    }

    if (!line.StartsWith("--! ", StringComparison.Ordinal))
    {
        continue;
    }

    var order = line[4..].Split(' ', 2);
    var argument = order.Length > 1 ? order[1] : "";
    switch (order[0])
    {
        case "error":
            Say("error", "[anonymous]", argument);
            errors++;
            break;
        case "sorry":
            Say("warning", "hasSorry", "declaration uses `sorry`");
            break;
        case "print":
            Console.WriteLine(argument);
            break;
        case "hang":
            Thread.Sleep(Timeout.Infinite);
            break;
        case "spin":
            while (true)
            {
                Thread.SpinWait(1000);
            }

        case "deaf":
            using (PosixSignalRegistration.Create(PosixSignal.SIGTERM, c => c.Cancel = true))
            using (PosixSignalRegistration.Create(PosixSignal.SIGINT, c => c.Cancel = true))
            {
                Thread.Sleep(Timeout.Infinite);
            }

            break;
        case "exit":
            Console.Out.Flush();
            Environment.Exit(int.Parse(argument));
            break;
        case "panic":
            Console.Error.WriteLine($"INTERNAL PANIC: {argument}");
            Thread.Sleep(Timeout.Infinite);
            break;
        case "spam":
            while (true)
            {
                Say("information", "[anonymous]", argument);
            }

        case "flood":
            while (true)
            {
                Console.Write(argument);
            }

        case "allocate":
            var blocks = new List<byte[]>();
            for (var i = 0; i < int.Parse(argument); i++)
            {
                var block = new byte[1 << 20];
                Array.Fill(block, (byte)1);
                blocks.Add(block);
            }

            Thread.Sleep(Timeout.Infinite);
            GC.KeepAlive(blocks);
            break;
        case "wait":
            Thread.Sleep(int.Parse(argument));
            break;
        case "child":
            // A grandchild that holds our standard output and outlives us if nobody sees to it.
            var child = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "sleep 600"]))!;
            File.WriteAllText(argument, child.Id.ToString());
            break;
        case "mark":
            File.AppendAllText(argument, $"{Environment.ProcessId}\n");
            break;
        case "swallow":
            // What an open comment does: all that follows is gone.
            return errors > 0 ? 1 : 0;
        case "environment":
            Say("information", "[anonymous]", Environment.GetEnvironmentVariable(argument) ?? "none");
            break;
        case "arguments":
            Say("information", "[anonymous]", string.Join(' ', args));
            break;
        default:
            throw new InvalidOperationException($"no such order: {line}");
    }
}

return errors > 0 ? 1 : 0;

void Say(string severity, string kind, string data)
{
    Console.WriteLine(JsonSerializer.Serialize(new
    {
        severity,
        kind,
        data,
        fileName = args[^1],
        pos = new { line = number, column = 0 },
        endPos = new { line = number, column = 1 },
    }));
    Console.Out.Flush();
}

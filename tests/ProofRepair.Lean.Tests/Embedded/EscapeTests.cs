using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes;

namespace ProofRepair.Lean.Tests.Embedded;

/// <summary>
/// Code that runs while a file is elaborated, on the real embedded Lean. What it may do (read its own source, write to memory) succeeds, so that
/// what it may not do fails for the right reason.
/// </summary>
public sealed class EscapeTests
{
    private const string Secret = "a secret of the host";

    private const string Program = """
        import Lean
        set_option compiler.extract_closed false
        open Lean
        def act (a : IO String) : Elab.Command.CommandElabM Unit := fun _ _ =>
          (a >>= fun s => IO.println s).toEIO (fun e => Exception.error Syntax.missing (MessageData.ofFormat (Std.Format.text (IO.Error.toString e))))
        def names (l : List IO.FS.DirEntry) : String := match l with
          | [] => ""
          | x :: r => x.fileName ++ " " ++ names r
        def read (p : String) : IO String := IO.FS.readFile p >>= fun s => pure s
        def write (p : String) : IO String := IO.FS.writeFile p "x" >>= fun _ => pure "written"
        def dir (p : String) : IO String := (System.FilePath.mk p).readDir >>= fun a => pure (names a.toList)
        def variable_ (n : String) : IO String := IO.getEnv n >>= fun o => pure (o.getD "none")

        """;

    [Fact]
    public async Task Code_sees_its_own_file_and_a_memory_of_its_own_and_nothing_else_of_the_machine()
    {
        using var folder = new TemporaryFolder("proofrepair-escape-");
        var neighbour = Path.Combine(folder.FullName, "neighbour.txt");
        await File.WriteAllTextAsync(neighbour, Secret, TestContext.Current.CancellationToken);
        Environment.SetEnvironmentVariable("PROOFREPAIR_ESCAPE_KEY", Secret);
        string[] tries =
        [
            "read \"Escape.lean\" >>= fun s => pure (if s.length > 100 then \"read my source\" else \"\")",
            "write \"mine.txt\"",
            "read \"neighbour.txt\"",
            $"read \"{neighbour}\"",
            "read \"/etc/passwd\"",
            "read \"/proc/self/environ\"",
            "write \"/lib/lean/Init.olean\"",
            "dir \".\"",
            "dir \"/tmp\"",
            "dir \"/home\"",
            // In memory it may: the host's file stays.
            $"write \"{neighbour}\"",
            "variable_ \"PROOFREPAIR_ESCAPE_KEY\"",
            "variable_ \"PATH\"",
            "IO.Process.output { cmd := \"id\" } >>= fun c => pure c.stdout",
            "IO.Process.spawn { cmd := \"/bin/sh\" } >>= fun _ => pure \"spawned\"",
            "read \"../../../../../../etc/hostname\"",
        ];
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "Escape.lean"), Program + string.Concat(tries.Select(t => $"run_cmd act ({t})\n")), TestContext.Current.CancellationToken);

        var messages = await RunAsync(folder.FullName, "Escape.lean");

        var answers = tries.Select((t, i) => messages.Single(m => m.Start.Line == Program.Count(c => c == '\n') + 1 + i)).ToArray();
        Assert.Equal("read my source", answers[0].Text.Trim());
        Assert.Equal("written", answers[1].Text.Trim());
        Assert.All(answers[2..7].Append(answers[13]).Append(answers[14]).Append(answers[15]), a => Assert.True(a.IsError, a.Text));
        Assert.DoesNotContain("neighbour", answers[7].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Path.GetFileName(neighbour), answers[8].Text, StringComparison.Ordinal);
        Assert.Equal("web_user", answers[9].Text.Trim());
        Assert.Equal("none", answers[11].Text.Trim());
        Assert.DoesNotContain(messages, m => m.Text.Contains(Secret, StringComparison.Ordinal));
        Assert.Equal(Secret, await File.ReadAllTextAsync(neighbour, TestContext.Current.CancellationToken));
        Assert.Equal(["Escape.lean", "neighbour.txt"], Directory.GetFiles(folder.FullName).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Code_that_asks_for_a_socket_ends_its_process_for_this_Lean_has_none()
    {
        using var folder = new TemporaryFolder("proofrepair-escape-");
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "Socket.lean"),
            Program.Replace("import Lean", "import Lean\nimport Std.Internal.UV.TCP", StringComparison.Ordinal)
                + "run_cmd act (pure \"before\")\nrun_cmd act (Std.Internal.UV.TCP.Socket.new >>= fun _ => pure \"a socket\")\n",
            TestContext.Current.CancellationToken);
        var lines = new List<string>();

        var end = await new LeanProcess(InstalledLean.Require(), TimeProvider.System).RunAsync(
            new LeanInvocation(["--json", "Socket.lean"], folder.FullName, () => 1 << 20), lines.Add, CancellationToken.None, TestContext.Current.CancellationToken);

        Assert.NotEqual(0, end.ExitCode);
        Assert.Contains(lines, l => l.Contains("before", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.Contains("a socket", StringComparison.Ordinal));
        Assert.Contains("Please build a version of Lean4 with libuv", end.ErrorTail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Memory_beyond_the_limit_ends_the_process()
    {
        using var folder = new TemporaryFolder("proofrepair-escape-");
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "Big.lean"),
            "theorem t : (List.replicate 100000000 0).length = 1 := by\n  set_option maxRecDepth 100000000 in\n  set_option maxHeartbeats 0 in\n  decide\n",
            TestContext.Current.CancellationToken);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(4));

        var end = await new LeanProcess(InstalledLean.Require(), TimeProvider.System).RunAsync(
            new LeanInvocation(["--json", "Big.lean"], folder.FullName, () => 1 << 20, MemoryBytes: 900L << 20), _ => { }, patience.Token, TestContext.Current.CancellationToken);

        Assert.True(end.Reason is EndReason.OverMemory or EndReason.Panicked or EndReason.Stopped || end.ExitCode is not 0, end.ToString());
        Assert.True(end.PeakMemoryBytes < 2L << 30, end.ToString());
    }

    private static async Task<List<LeanMessage>> RunAsync(string folder, string file)
    {
        var messages = new List<LeanMessage>();
        await new LeanProcess(InstalledLean.Require(), TimeProvider.System).RunAsync(
            new LeanInvocation(["--json", file], folder, () => 1 << 20),
            line =>
            {
                if (LeanMessageJson.TryParse(line) is { } message)
                {
                    messages.Add(message);
                }
            },
            CancellationToken.None,
            TestContext.Current.CancellationToken);
        return messages;
    }
}

using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes;
using ProofRepair.Lean.Toolchains;
using ProofRepair.Verify.Replay;

namespace ProofRepair.Verify.Tests.Replay;

/// <summary>With a script in the place of the real <c>leanchecker</c>, which was not to be had.</summary>
public sealed class ToolchainCheckerTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("proofrepair-checker-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("[ \"$1\" = Check ] && [ \"${LEAN_PATH%%:*}\" = \"$PWD\" ]", CheckResult.Passed, "it replayed the compiled file")]
    [InlineData("echo \"found a problem in target\"; exit 1", CheckResult.Failed, "it ended with code 1: found a problem in target")]
    public async Task Its_word_is_a_check_of_the_verdict(string script, CheckResult result, string detail)
    {
        var check = await CheckAsync(script);

        Assert.Equal((result, detail), (check?.Result, check?.Detail));
    }

    [Fact]
    public async Task A_toolchain_without_one_has_no_such_check() => Assert.Null(await CheckAsync(null));

    private async Task<VerdictCheck?> CheckAsync(string? script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the stand-in is a shell script");
        var bin = _folder.CreateSubdirectory("bin").FullName;
        if (script is not null)
        {
            var program = Path.Combine(bin, "leanchecker");
            await File.WriteAllTextAsync(program, $"#!/bin/sh\n{script}\n", TestContext.Current.CancellationToken);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            }
        }

        var lean = new LeanToolchain(LeanKind.Native, "4.34.1", Path.Combine(bin, "lean"), [], ImmutableDictionary<string, string>.Empty.Add("LEAN_PATH", "/library"));
        using var slots = new LeanSlots(1);
        return await new ToolchainChecker(new LeanProcess(lean, TimeProvider.System), slots).CheckAsync(
            new VerifyRequest(LeanHeader.Empty, "theorem target : True :=", " trivial", CheckLimits.Default), _folder.FullName, TestContext.Current.CancellationToken);
    }
}

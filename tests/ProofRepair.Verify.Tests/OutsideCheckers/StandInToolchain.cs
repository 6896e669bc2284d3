using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes;
using ProofRepair.Lean.Toolchains;
using ProofRepair.Verify.OutsideCheckers;

namespace ProofRepair.Verify.Tests.OutsideCheckers;

/// <summary>A native toolchain with shell scripts in the place of its programs, and a folder with what was compiled.</summary>
internal sealed class StandInToolchain : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("proofrepair-toolchain-");
    private readonly LeanSlots _slots = new(1);

    public StandInToolchain()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the stand-ins are shell scripts");
        var library = ImmutableDictionary<string, string>.Empty.Add("LEAN_PATH", "/library");
        Process = new LeanProcess(new LeanToolchain(LeanKind.Native, "4.35.0", Path.Combine(_folder.CreateSubdirectory("bin").FullName, "lean"), [], library), TimeProvider.System);
        Compiled = _folder.CreateSubdirectory("compiled").FullName;
        File.WriteAllText(Path.Combine(Compiled, "Check.olean"), "compiled");
        File.WriteAllText(Path.Combine(Compiled, "Check.lean"), "what the proof's process may have made of it");
    }

    public LeanProcess Process { get; }

    public LeanSlots Slots => _slots;

    public string Compiled { get; }

    public string Script(string name, string text)
    {
        var program = Path.Combine(_folder.FullName, "bin", name);
        File.WriteAllText(program, $"#!/bin/sh\n{text}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        return program;
    }

    public string PathOf(string file) => Path.Combine(_folder.FullName, file);

    public CompiledProof Proof(string header = "", string lead = "theorem target : True :=") =>
        new(new VerifyRequest(new LeanHeader(header), lead, " trivial", CheckLimits.Default), Compiled, "theorem", "Some.target");

    public void Dispose()
    {
        _slots.Dispose();
        _folder.Delete(recursive: true);
    }
}

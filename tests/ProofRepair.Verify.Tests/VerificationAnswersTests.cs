using System.Text.Json;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes;
using ProofRepair.Lean.Toolchains;

namespace ProofRepair.Verify.Tests;

public sealed class VerificationAnswersTests
{
    private static readonly VerificationFile s_file = VerificationFile.Compose(
        new VerifyRequest(new LeanHeader("theorem early : p := sorry\n\n"), "theorem late : q := ", "by\n  simp", CheckLimits.Default), "nonce", printAxioms: false);

    [Fact]
    public void A_sorry_of_the_header_is_not_one_of_the_proof()
    {
        var answers = Answers(Message("warning", "hasSorry", 1), Sentinel);

        Assert.Equal(CheckResult.Passed, answers.Sorry().Result);
        Assert.Equal(CheckResult.Passed, answers.Elaboration(Exit(0), LeanKind.Native, CheckLimits.Default).Result);
        Assert.Empty(answers.Messages);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void A_sorry_of_the_proof_is_one(int line) => Assert.Equal(CheckResult.Failed, Answers(Message("warning", "hasSorry", line), Sentinel).Sorry().Result);

    [Fact]
    public void A_sorry_of_the_copy_after_the_proof_is_not() => Assert.Equal(CheckResult.Passed, Answers(Sentinel, Message("warning", "hasSorry", 6)).Sorry().Result);

    [Fact]
    public void An_error_of_the_header_is_told_as_such()
    {
        var check = Answers(Message("error", "[anonymous]", 1), Sentinel).Elaboration(Exit(1), LeanKind.Native, CheckLimits.Default);

        Assert.Equal(CheckResult.Failed, check.Result);
        Assert.StartsWith("the header does not elaborate", check.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_of_the_proof_refuses_it_even_when_Lean_went_down_later() =>
        Assert.Equal(CheckResult.Failed, Answers(Message("error", "[anonymous]", 4)).Elaboration(Ended(EndReason.OverMemory), LeanKind.Native, CheckLimits.Default).Result);

    [Fact]
    public void A_sentinel_that_does_not_come_refuses() =>
        Assert.Equal(CheckResult.Failed, Answers().Elaboration(Exit(0), LeanKind.Native, CheckLimits.Default).Result);

    [Theory]
    [InlineData(EndReason.Stopped, null)]
    [InlineData(EndReason.OverMemory, null)]
    [InlineData(EndReason.OverOutput, null)]
    [InlineData(EndReason.Panicked, null)]
    [InlineData(EndReason.Exited, 134)]
    [InlineData(EndReason.Exited, 1)]
    public void An_end_without_a_reason_is_no_answer(EndReason reason, int? code) => Assert.Equal(
        CheckResult.NoAnswer, Answers().Elaboration(Ended(reason, code), LeanKind.Native, CheckLimits.Default).Result);

    private static string Sentinel => Message("information", "[anonymous]", s_file.LastLine + 1, s_file.Sentinel);

    private static VerificationAnswers Answers(params string[] lines)
    {
        var answers = new VerificationAnswers(s_file);
        foreach (var line in lines)
        {
            answers.Take(line);
        }

        return answers;
    }

    private static string Message(string severity, string kind, int line, string data = "what Lean says") =>
        JsonSerializer.Serialize(new { severity, kind, data, pos = new { line, column = 0 } });

    private static ProcessEnd Exit(int code) => Ended(EndReason.Exited, code);

    private static ProcessEnd Ended(EndReason reason, int? code = null) => new(reason, code, TimeSpan.Zero, null, "");
}

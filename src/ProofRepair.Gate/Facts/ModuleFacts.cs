using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Verify.Olean;

namespace ProofRepair.Gate.Facts;

internal enum ModuleOutcome
{
    Compiled,

    /// <summary>Lean reported errors, so there is no compiled file.</summary>
    Errors,

    /// <summary>Lean gave no answer, or could not be asked. That says nothing of the file.</summary>
    Undecided,
}

/// <summary>What Lean made of one file: facts on all its constants from the compiled file, and what it said of errors and <c>sorry</c>.</summary>
/// <param name="Key">Of toolchain, options, content and everything of the project that it imports.</param>
/// <param name="Detail">Why it is undecided.</param>
/// <param name="EndsEarly">Lean ended without an error before the file's end.</param>
/// <param name="Registers">Extensions by which compiled code may differ from what is proved, with how many entries.</param>
internal sealed record ModuleFacts(
    string Module,
    string Key,
    ModuleOutcome Outcome,
    string? Detail,
    ImmutableArray<LeanMessage> Messages,
    bool EndsEarly,
    ImmutableArray<ConstantFacts> Constants,
    ImmutableDictionary<string, int> Registers)
{
    public static ModuleFacts Undecided(string module, string key, string why) => new(module, key, ModuleOutcome.Undecided, why, [], false, [], ImmutableDictionary<string, int>.Empty);

    public IEnumerable<LeanMessage> Errors => Messages.Where(m => m.IsError);
}

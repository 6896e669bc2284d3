using System.Collections.Immutable;
using ProofRepair.Lean.Toolchains;
using ProofRepair.Pipeline.Files;

namespace ProofRepair.Gate.Repairing;

/// <summary>
/// Repairs what fails in a file, as <c>proofrepair repair</c> does, with a Lean that sees what the file imports. With <paramref name="enough"/> it ends
/// its search and gives what it has.
/// </summary>
/// <param name="options">Lean options by name, those that the gate elaborates with.</param>
public delegate Task<FileRepair> RepairWork(LeanToolchain lean, LeanFile file, ImmutableDictionary<string, string> options, CancellationToken enough, CancellationToken cancellationToken);

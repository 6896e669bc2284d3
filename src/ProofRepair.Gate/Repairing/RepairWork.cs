using ProofRepair.Lean.Toolchains;
using ProofRepair.Pipeline.Files;

namespace ProofRepair.Gate.Repairing;

/// <summary>
/// Repairs what fails in a file, as <c>proofrepair repair</c> does, with a Lean that sees what the file imports. With <paramref name="enough"/> it ends
/// its search and gives what it has.
/// </summary>
public delegate Task<FileRepair> RepairWork(LeanToolchain lean, LeanFile file, CancellationToken enough, CancellationToken cancellationToken);

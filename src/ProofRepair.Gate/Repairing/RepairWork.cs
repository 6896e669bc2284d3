using ProofRepair.Lean.Toolchains;
using ProofRepair.Pipeline.Files;

namespace ProofRepair.Gate.Repairing;

/// <summary>Repairs what fails in a file, as <c>proofrepair repair</c> does, with a Lean that sees what the file imports.</summary>
public delegate Task<FileRepair> RepairWork(LeanToolchain lean, LeanFile file, CancellationToken cancellationToken);

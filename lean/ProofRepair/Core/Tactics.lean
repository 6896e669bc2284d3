import ProofRepair.Core.Tactics.Arithmetic
import ProofRepair.Core.Tactics.Cases
import ProofRepair.Core.Tactics.IntervalCases
import ProofRepair.Core.Tactics.Logic
import ProofRepair.Core.Tactics.Normalise

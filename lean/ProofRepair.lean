import ProofRepair.Core.Definitions
import ProofRepair.Core.Tactics

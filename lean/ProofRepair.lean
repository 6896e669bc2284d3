import ProofRepair.Core.Definitions
import ProofRepair.Core.Lemmas
import ProofRepair.Core.LemmasNumberTheory
import ProofRepair.Core.Tactics

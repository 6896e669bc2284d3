import Lake
open Lake DSL

package proofrepair

@[default_target]
lean_lib ProofRepair where
  srcDir := "lean"

import ProofRepair.Core.Lemmas

/-! `norm_num`, `ring`, `ring_nf`, `field_simp`, casts. Core has no normal form for rings: at a location these simplify as far as
`simp` goes, and otherwise leave things as they are for the `linarith` that follows. -/

open Lean.Parser.Tactic (simpArgs location)

macro "pr_compute" : tactic => `(tactic| first | done | rfl | omega | (set_option exponentiation.threshold 10000000 in decide) | grind)
/-- A hypothesis that was simplified may be false now. -/
macro "pr_absurd" : tactic => `(tactic| try (first | done | contradiction | (exfalso; omega)))

macro "norm_num" : tactic => `(tactic| first | done | (simp; done) | pr_compute | simp | skip)
macro "norm_num" a:simpArgs : tactic => `(tactic| first
  | done | (simp $a:simpArgs; done) | pr_compute | (simp $a:simpArgs; try pr_compute) | simp | skip)
macro "norm_num" l:location : tactic => `(tactic| (try simp $l:location); pr_absurd)
macro "norm_num" a:simpArgs l:location : tactic => `(tactic| (first | simp $a:simpArgs $l:location | simp $l:location | skip); pr_absurd)
macro "norm_num1" : tactic => `(tactic| norm_num)
macro "norm_num1" l:location : tactic => `(tactic| norm_num $l:location)

macro "ring" : tactic => `(tactic| first | done | rfl | grind | (simp only [pow_succ, pow_add]; grind) | skip)
macro "ring" l:location : tactic => `(tactic| try simp only [] $l:location)
macro "ring1" : tactic => `(tactic| first | done | rfl | grind)
macro "ring!" : tactic => `(tactic| ring)
macro "abel" : tactic => `(tactic| ring)
macro "noncomm_ring" : tactic => `(tactic| ring)
macro "ring_nf" : tactic => `(tactic| first | done | rfl | grind | skip)
macro "ring_nf" l:location : tactic => `(tactic| try simp only [] $l:location)

macro "pr_field" : tactic => `(tactic|
  try simp (disch := first | assumption | grind) only [div_add_div, div_sub_div, div_eq_div_iff, div_eq_iff, eq_div_iff,
    div_mul_eq_mul_div, ne_eq, not_false_eq_true])
macro "field_simp" : tactic => `(tactic| first | done | grind | pr_field)
macro "field_simp" _a:simpArgs : tactic => `(tactic| first | done | grind | pr_field)
macro "field_simp" l:location : tactic => `(tactic|
  try simp (disch := first | assumption | grind) only [div_add_div, div_sub_div, div_eq_div_iff, div_eq_iff, eq_div_iff,
    div_mul_eq_mul_div, ne_eq, not_false_eq_true] $l:location)
macro "field_simp" _a:simpArgs l:location : tactic => `(tactic| field_simp $l:location)

macro "zify" : tactic => `(tactic| try simp only [← Int.natCast_inj, ← Int.ofNat_le, ← Int.ofNat_lt, Int.natCast_add, Int.natCast_mul])
macro "zify" _a:simpArgs : tactic => `(tactic| zify)
macro "zify" l:location : tactic => `(tactic| try simp only [← Int.natCast_inj, ← Int.ofNat_le, ← Int.ofNat_lt, Int.natCast_add, Int.natCast_mul] $l:location)
macro "zify" _a:simpArgs l:location : tactic => `(tactic| zify $l:location)
macro "simp_rw" a:simpArgs : tactic => `(tactic| simp only $a:simpArgs)
macro "simp_rw" a:simpArgs l:location : tactic => `(tactic| simp only $a:simpArgs $l:location)

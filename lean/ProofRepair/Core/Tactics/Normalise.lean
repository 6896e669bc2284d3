/-! `norm_num`, `ring`, `ring_nf`, `field_simp`, casts. Core has no normal form for rings: at a location these simplify as far as
`simp` goes, and otherwise leave things as they are for the `linarith` that follows. -/

open Lean.Parser.Tactic (simpArgs location)

macro "pr_compute" : tactic => `(tactic| first | done | rfl | omega | (set_option exponentiation.threshold 10000000 in decide) | grind)
/-- A hypothesis that was simplified may be false now. -/
macro "pr_absurd" : tactic => `(tactic| try (first | done | contradiction | (exfalso; omega)))

/-- `simp` with the arguments that were written: its own parser takes no `simpArgs` to splice. -/
macro "pr_simp" a:simpArgs : tactic => do
  let s ← `(tactic| simp)
  return ⟨s.raw.setArg 4 (Lean.mkNullNode a.raw.getArgs)⟩
macro "pr_simp" a:simpArgs l:location : tactic => do
  let s ← `(tactic| simp $l:location)
  return ⟨s.raw.setArg 4 (Lean.mkNullNode a.raw.getArgs)⟩
macro "pr_simp_only" a:simpArgs : tactic => do
  let s ← `(tactic| simp only)
  return ⟨s.raw.setArg 4 (Lean.mkNullNode a.raw.getArgs)⟩
macro "pr_simp_only" a:simpArgs l:location : tactic => do
  let s ← `(tactic| simp only $l:location)
  return ⟨s.raw.setArg 4 (Lean.mkNullNode a.raw.getArgs)⟩

macro "norm_num" : tactic => `(tactic| first | done | (simp; done) | pr_compute | simp | skip)
macro "norm_num" a:simpArgs : tactic => `(tactic| first
  | done | (pr_simp $a:simpArgs; done) | pr_compute | (pr_simp $a:simpArgs; try pr_compute) | simp | skip)
macro "norm_num" l:location : tactic => `(tactic| ((try simp $l:location); pr_absurd))
macro "norm_num" a:simpArgs l:location : tactic => `(tactic| ((first | pr_simp $a:simpArgs $l:location | simp $l:location | skip); pr_absurd))
macro "norm_num1" : tactic => `(tactic| norm_num)
macro "norm_num1" l:location : tactic => `(tactic| norm_num $l:location)

macro "ring" : tactic => `(tactic| first | done | rfl | grind | (simp only [Lean.Grind.Semiring.pow_succ, Lean.Grind.Semiring.pow_add]; grind) | skip)
macro "ring" l:location : tactic => `(tactic| try simp only [] $l:location)
macro "ring1" : tactic => `(tactic| first | done | rfl | grind)
macro "ring!" : tactic => `(tactic| ring)
macro "abel" : tactic => `(tactic| ring)
macro "noncomm_ring" : tactic => `(tactic| ring)
macro "ring_nf" : tactic => `(tactic| first | done | rfl | grind | skip)
macro "ring_nf" l:location : tactic => `(tactic| try simp only [] $l:location)

/-! `grind` itself reasons about division, given that the denominators are not 0: nothing has to be cleared for it. -/
macro "field_simp" : tactic => `(tactic| first | done | grind | skip)
macro "field_simp" _a:simpArgs : tactic => `(tactic| field_simp)
macro "field_simp" l:location : tactic => `(tactic| try simp only [] $l:location)
macro "field_simp" _a:simpArgs l:location : tactic => `(tactic| field_simp $l:location)

macro "zify" : tactic => `(tactic| try simp only [← Int.natCast_inj, ← Int.ofNat_le, ← Int.ofNat_lt, Int.natCast_add, Int.natCast_mul])
macro "zify" _a:simpArgs : tactic => `(tactic| zify)
macro "zify" l:location : tactic => `(tactic| try simp only [← Int.natCast_inj, ← Int.ofNat_le, ← Int.ofNat_lt, Int.natCast_add, Int.natCast_mul] $l:location)
macro "zify" _a:simpArgs l:location : tactic => `(tactic| zify $l:location)
macro "simp_rw" a:simpArgs : tactic => `(tactic| pr_simp_only $a:simpArgs)
macro "simp_rw" a:simpArgs l:location : tactic => `(tactic| pr_simp_only $a:simpArgs $l:location)

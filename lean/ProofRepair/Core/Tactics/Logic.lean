import ProofRepair.Core.Support

/-! `by_contra`, `push_neg`, `contrapose`, `use`, `cases'`, `induction'` and other steps of plain logic. -/

open Lean.Parser.Tactic (simpArgs location rwRuleSeq )

macro "push_neg" : tactic => `(tactic|
  try simp only [Classical.not_forall, not_exists, not_and, not_or, Classical.not_not, Classical.not_imp,
    ProofRepair.not_le, ProofRepair.not_lt, Nat.not_le, Nat.not_lt, Int.not_le, Int.not_lt, ne_eq, gt_iff_lt, ge_iff_le])
macro "push_neg" l:location : tactic => `(tactic|
  try simp only [Classical.not_forall, not_exists, not_and, not_or, Classical.not_not, Classical.not_imp,
    ProofRepair.not_le, ProofRepair.not_lt, Nat.not_le, Nat.not_lt, Int.not_le, Int.not_lt, ne_eq, gt_iff_lt, ge_iff_le] $l:location)

macro "by_contra" colGt h:ident : tactic => `(tactic| first
  | (guard_target =~ ¬ _; intro $h:ident) | refine Classical.byContradiction fun $h => ?_)
macro "by_contra" : tactic => `(tactic| first | (guard_target =~ ¬ _; intro this) | refine Classical.byContradiction fun this => ?_)
macro "by_contra" colGt h:ident ":" t:term : tactic => `(tactic| (by_contra $h:ident; (try change $t at $h:ident)))
macro "by_contra!" : tactic => `(tactic| (by_contra; push_neg at this))
macro "by_contra!" colGt h:ident : tactic => `(tactic| (by_contra $h:ident; push_neg at $h:ident))
macro "by_contra!" colGt h:ident ":" t:term : tactic => `(tactic| (by_contra $h:ident; push_neg at $h:ident; (try change $t at $h:ident)))
macro "contrapose" : tactic => `(tactic| refine ProofRepair.contrapose ?_)
macro "contrapose!" : tactic => `(tactic| (refine ProofRepair.contrapose ?_; push_neg))
macro "contrapose" colGt h:ident : tactic => `(tactic| (revert $h:ident; refine ProofRepair.contrapose ?_; intro $h:ident))
macro "contrapose!" colGt h:ident : tactic => `(tactic| (revert $h:ident; refine ProofRepair.contrapose ?_; push_neg; intro $h:ident))
macro "by_cases!" h:ident ":" t:term : tactic => `(tactic| (by_cases $h:ident : $t; (try push_neg at $h:ident)))

macro "tauto" : tactic => `(tactic| first | done | (intros; first | assumption | contradiction | simp_all; done) | grind)
macro "itauto" : tactic => `(tactic| tauto)
macro "aesop" : tactic => `(tactic| first | done | (simp_all; done) | (intros; first | assumption | omega | grind) | simp_all)
macro "assumption'" : tactic => `(tactic| any_goals assumption)
macro "swap" : tactic => `(tactic| rotate_left)
macro "trans" t:term : tactic => `(tactic| refine Trans.trans (b := $t) ?_ ?_)
macro "congr!" : tactic => `(tactic| congr)
macro "split_ifs" : tactic => `(tactic| repeat' split)
macro "split_ifs" l:location : tactic => `(tactic| repeat' split $l:location)
macro "split_ifs" "with" colGt h:ident : tactic => `(tactic| split <;> rename_i $h:ident)
macro "existsi" e:term : tactic => `(tactic| refine ⟨$e, ?_⟩)
syntax "use" pr_hints : tactic
macro_rules
  | `(tactic| use $t:term) => `(tactic| (refine ⟨$t, ?_⟩; try trivial))
  | `(tactic| use $t:term ,) => `(tactic| use $t:term)
  | `(tactic| use $t:term , $ts:pr_hints) => `(tactic| (refine ⟨$t, ?_⟩; use $ts))
macro "apply_fun" f:term " at " h:ident : tactic => `(tactic| replace $h:ident := congrArg $f $h:ident)
macro "set" x:ident " := " e:term "with" h:ident : tactic => `(tactic| (obtain ⟨$x:ident, $h:ident⟩ : ∃ y, y = $e := ⟨_, rfl⟩; try simp only [← $h:ident] at *))
macro "set" x:ident " := " e:term : tactic => `(tactic| (obtain ⟨$x:ident, h⟩ : ∃ y, y = $e := ⟨_, rfl⟩; try simp only [← h] at *))
macro "choose" f:ident h:ident "using" e:term : tactic => `(tactic| obtain ⟨$f:ident, $h:ident⟩ := Classical.axiomOfChoice $e)
macro "nth_rewrite" n:num s:rwRuleSeq : tactic => `(tactic| rewrite (occs := .pos [$n]) $s:rwRuleSeq)
macro "nth_rewrite" n:num s:rwRuleSeq l:location : tactic => `(tactic| rewrite (occs := .pos [$n]) $s:rwRuleSeq $l:location)
macro "nth_rw" n:num s:rwRuleSeq : tactic => `(tactic| rw (occs := .pos [$n]) $s:rwRuleSeq)
macro "nth_rw" n:num s:rwRuleSeq l:location : tactic => `(tactic| rw (occs := .pos [$n]) $s:rwRuleSeq $l:location)
macro "lift" x:ident "to" _t:term "using" h:term : tactic => `(tactic| (have pr_lift := Int.eq_ofNat_of_zero_le $h; obtain ⟨$x:ident, rfl⟩ := pr_lift))

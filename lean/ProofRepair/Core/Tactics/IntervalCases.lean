import ProofRepair.Core.Tactics.Hints

/-! `interval_cases`. -/

/-- `x` is one of `-below, …, -1` (when `below` is not 0), `lo, …, hi`. -/
syntax "pr_one_of" term:max num num num : term
macro_rules
  | `(pr_one_of $x $below $lo $hi) =>
    let next (n : Nat) : Lean.TSyntax `num := Lean.Syntax.mkNumLit (Nat.repr n)
    if 0 < below.getNat then `($x = -$below ∨ pr_one_of $x $(next (below.getNat - 1)) $lo $hi)
    else if lo.getNat < hi.getNat then `($x = $lo ∨ pr_one_of $x $below $(next (lo.getNat + 1)) $hi)
    else `($x = $lo)

macro "pr_cases" x:term:max below:num lo:num hi:num : tactic => `(tactic| focus (
  have value : pr_one_of $x $below $lo $hi := by omega
  repeat' (refine Or.elim value ?_ ?_ <;> clear value <;> intro value)
  all_goals try subst value))

/-- Bisection by what `omega` proves: the greatest lower bound, then the least upper bound, then the split. No step after a
bound is found may fail, or `first` would try every path. -/
syntax "pr_upper" term:max num num num num : tactic
syntax "pr_lower" term:max num num : tactic
syntax "pr_lower_negative" term:max num num : tactic
macro_rules
  | `(tactic| pr_upper $x $below $lo $least $most) =>
    let n (k : Nat) : Lean.TSyntax `num := Lean.Syntax.mkNumLit (Nat.repr k)
    let mid := (least.getNat + most.getNat) / 2
    if least.getNat < most.getNat then `(tactic| first
      | ((have bound : $x ≤ $(n mid) := by omega); clear bound; pr_upper $x $below $lo $least $(n mid))
      | pr_upper $x $below $lo $(n (mid + 1)) $most)
    else `(tactic| pr_cases $x $below $lo $least)
macro_rules
  | `(tactic| pr_lower $x $least $most) =>
    let n (k : Nat) : Lean.TSyntax `num := Lean.Syntax.mkNumLit (Nat.repr k)
    let mid := (least.getNat + most.getNat + 1) / 2
    if least.getNat < most.getNat then `(tactic| first
      | ((have bound : $(n mid) ≤ $x := by omega); clear bound; pr_lower $x $(n mid) $most)
      | pr_lower $x $least $(n (mid - 1)))
    else `(tactic| pr_upper $x 0 $least $least 255)
macro_rules
  | `(tactic| pr_lower_negative $x $least $most) =>
    let n (k : Nat) : Lean.TSyntax `num := Lean.Syntax.mkNumLit (Nat.repr k)
    let mid := (least.getNat + most.getNat) / 2
    if least.getNat < most.getNat then `(tactic| first
      | ((have bound : -$(n mid) ≤ $x := by omega); clear bound; pr_lower_negative $x $least $(n mid))
      | pr_lower_negative $x $(n (mid + 1)) $most)
    else `(tactic| pr_upper $x $least 0 0 255)

syntax "pr_interval" term:max : tactic
macro_rules
  | `(tactic| pr_interval $x) => `(tactic| (
    (have bound : $x ≤ 255 := by omega); clear bound
    first
    | ((have bound : 0 ≤ $x := by omega); clear bound; pr_lower $x 0 255)
    | ((have bound : -255 ≤ $x := by omega); clear bound; pr_lower_negative $x 1 255)))

syntax "interval_cases" pr_hints : tactic
macro_rules
  | `(tactic| interval_cases $x:term) => `(tactic| first | done | pr_interval ($x))
  | `(tactic| interval_cases $x:term , $xs:pr_hints) => `(tactic| first | done | (pr_interval ($x) <;> interval_cases $xs))
macro "interval_cases" h:ident ":" x:term : tactic => `(tactic| (obtain ⟨value, $h:ident⟩ : ∃ y, y = $x := ⟨_, rfl⟩; pr_interval value))
macro "interval_cases" x:term "using" a:term "," b:term : tactic => `(tactic| ((have := $a); (have := $b); pr_interval ($x)))

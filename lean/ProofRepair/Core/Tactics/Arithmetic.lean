import ProofRepair.Core.Lemmas
import ProofRepair.Core.Support
import ProofRepair.Core.Tactics.Hints

/-! `linarith`, `nlinarith`, `positivity` and their kin. Each closes the goal or fails; with no goal left it has nothing to do
(`done`): core's `simp` may have closed a goal that Mathlib's left for the next step. -/

macro "pr_linear" : tactic => `(tactic| first | done | assumption | omega | grind)

macro "linarith" : tactic => `(tactic| pr_linear)
macro "linarith" "[" h:pr_hints "]" : tactic => `(tactic| first | done | (pr_have $h; pr_linear))
macro "linarith" &"only" "[" h:pr_hints "]" : tactic => `(tactic| first | done | (pr_have $h; pr_linear))
macro "polyrith" : tactic => `(tactic| pr_linear)
macro "linear_combination" : tactic => `(tactic| first | done | grind)
macro "linear_combination" _e:term : tactic => `(tactic| first | done | grind)
macro "linear_combination" "(" &"exp" ":=" _n:term ")" _e:term : tactic => `(tactic| first | done | grind)

/-- The goal's negation as a hypothesis: a factor for the products. -/
macro "pr_negate" : tactic => `(tactic| first
  | refine ProofRepair.le_by_contra fun _ => ?_
  | refine ProofRepair.lt_by_contra fun _ => ?_
  | skip)

/-- Pairwise products of the hypotheses, then linear arithmetic over them. The bounds keep products of products out. -/
macro "pr_products" : tactic => `(tactic| (
  pr_negate
  first
  | grind (gen := 1) (ematch := 1) (splits := 3)
      [→ ProofRepair.mul_le_le, → ProofRepair.mul_le_lt, → ProofRepair.mul_lt_lt]
  | grind (gen := 2) (ematch := 2) (splits := 3) (instances := 60)
      [→ ProofRepair.mul_le_le, → ProofRepair.nat_mul_le_le]
  | (simp only [ge_iff_le, gt_iff_lt, ProofRepair.int_le_iff, ProofRepair.int_lt_iff] at *
     grind (splits := 3) [→ ProofRepair.Nonneg.le, → ProofRepair.Nonneg.mul])))

macro "pr_nonlinear" : tactic => `(tactic| first
  | pr_linear
  | pr_products
  | (apply ProofRepair.le_antisymm <;> pr_products)
  | fail "linear arithmetic over the products of hypotheses does not close the goal")

macro "nlinarith" : tactic => `(tactic| pr_nonlinear)
macro "nlinarith" "[" h:pr_hints "]" : tactic => `(tactic| first | done | (pr_have $h; pr_nonlinear))
macro "nlinarith" &"only" "[" h:pr_hints "]" : tactic => `(tactic| first | done | (pr_have $h; pr_nonlinear))

/-- The sign of a product, quotient, power or sum from the signs of its parts. -/
syntax "pr_sign" : tactic
macro_rules
  | `(tactic| pr_sign) => `(tactic| first
    | assumption
    | exact sq_nonneg _
    | exact mul_self_nonneg _
    | (apply mul_pos <;> pr_sign)
    | (apply mul_nonneg <;> pr_sign)
    | (apply div_pos <;> pr_sign)
    | (apply div_nonneg <;> pr_sign)
    | (apply pow_pos; pr_sign)
    | (apply pow_nonneg; pr_sign)
    | (apply add_pos <;> pr_sign)
    | (apply add_pos_of_pos_of_nonneg <;> pr_sign)
    | (apply add_pos_of_nonneg_of_pos <;> pr_sign)
    | (apply add_nonneg <;> pr_sign)
    | (apply Nat.mul_pos <;> pr_sign)
    | (apply Nat.pow_pos; pr_sign)
    | omega
    | grind)

macro "positivity" : tactic => `(tactic| first | done | (intros; first | omega | pr_sign | (apply ne_of_gt; pr_sign) | grind))
macro "bound" : tactic => `(tactic| pr_nonlinear)
macro "gcongr" : tactic => `(tactic| pr_nonlinear)
macro "rel" "[" h:pr_hints "]" : tactic => `(tactic| (pr_have $h; pr_nonlinear))

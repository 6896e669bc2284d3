/-! Lemmas that provers name and core Lean lacks, over the algebraic classes that `grind` ships: one statement serves
`Nat`, `Int`, `Rat` and the ordered field that stands for `ℝ` in a ported statement. Proofs are terms where they can be:
this text is elaborated in front of every checked file. -/

set_option linter.unusedSectionVars false

section Semiring
variable {R : Type _} [Lean.Grind.CommSemiring R]
open Lean.Grind

theorem mul_comm (a b : R) : a * b = b * a := CommSemiring.mul_comm a b
theorem mul_assoc (a b c : R) : a * b * c = a * (b * c) := Semiring.mul_assoc a b c
theorem mul_left_comm (a b c : R) : a * (b * c) = b * (a * c) := by rw [← mul_assoc, mul_comm a, mul_assoc]
theorem mul_right_comm (a b c : R) : a * b * c = a * c * b := by rw [mul_assoc, mul_comm b, mul_assoc]
theorem add_comm (a b : R) : a + b = b + a := Semiring.add_comm a b
theorem add_assoc (a b c : R) : a + b + c = a + (b + c) := Semiring.add_assoc a b c
theorem add_left_comm (a b c : R) : a + (b + c) = b + (a + c) := by rw [← add_assoc, add_comm a, add_assoc]
theorem add_right_comm (a b c : R) : a + b + c = a + c + b := by rw [add_assoc, add_comm b, add_assoc]
theorem mul_add (a b c : R) : a * (b + c) = a * b + a * c := Semiring.left_distrib a b c
theorem add_mul (a b c : R) : (a + b) * c = a * c + b * c := Semiring.right_distrib a b c
theorem left_distrib (a b c : R) : a * (b + c) = a * b + a * c := Semiring.left_distrib a b c
theorem right_distrib (a b c : R) : (a + b) * c = a * c + b * c := Semiring.right_distrib a b c
theorem one_mul (a : R) : 1 * a = a := Semiring.one_mul a
theorem mul_one (a : R) : a * 1 = a := Semiring.mul_one a
theorem zero_mul (a : R) : 0 * a = 0 := Semiring.zero_mul a
theorem mul_zero (a : R) : a * 0 = 0 := Semiring.mul_zero a
theorem add_zero (a : R) : a + 0 = a := Semiring.add_zero a
theorem zero_add (a : R) : 0 + a = a := by rw [add_comm, add_zero]
theorem pow_zero (a : R) : a ^ 0 = 1 := Semiring.pow_zero a
theorem pow_one (a : R) : a ^ 1 = a := Semiring.pow_one a
theorem pow_two (a : R) : a ^ 2 = a * a := Semiring.pow_two a
theorem sq (a : R) : a ^ 2 = a * a := Semiring.pow_two a
theorem pow_succ (a : R) (n : Nat) : a ^ (n + 1) = a ^ n * a := Semiring.pow_succ a n
theorem pow_succ' (a : R) (n : Nat) : a ^ (n + 1) = a * a ^ n := by rw [pow_succ, mul_comm]
theorem pow_three (a : R) : a ^ 3 = a * (a * a) := by rw [pow_succ', pow_two]
theorem pow_three' (a : R) : a ^ 3 = a * a * a := by rw [pow_succ, pow_two]
theorem pow_add (a : R) (m n : Nat) : a ^ (m + n) = a ^ m * a ^ n := Semiring.pow_add a m n
theorem one_pow (n : Nat) : (1 : R) ^ n = 1 := Semiring.one_pow n
theorem mul_pow (a b : R) (n : Nat) : (a * b) ^ n = a ^ n * b ^ n := CommSemiring.mul_pow a b n
theorem pow_mul (a : R) (m n : Nat) : a ^ (m * n) = (a ^ m) ^ n := by
  induction n with
  | zero => rw [Nat.mul_zero, pow_zero, pow_zero]
  | succ n ih => rw [Nat.mul_succ, pow_add, ih, pow_succ]
theorem two_mul (a : R) : 2 * a = a + a := by
  rw [Semiring.ofNat_succ 1, right_distrib, one_mul]
theorem mul_two (a : R) : a * 2 = a + a := by rw [mul_comm, two_mul]
theorem add_sq (a b : R) : (a + b) ^ 2 = a ^ 2 + 2 * a * b + b ^ 2 := by grind
theorem add_pow_two (a b : R) : (a + b) ^ 2 = a ^ 2 + 2 * a * b + b ^ 2 := add_sq a b
end Semiring

section Ring
variable {R : Type _} [Lean.Grind.CommRing R]
open Lean.Grind

theorem sub_eq_add_neg (a b : R) : a - b = a + -b := Ring.sub_eq_add_neg a b
theorem neg_add_cancel (a : R) : -a + a = 0 := Ring.neg_add_cancel a
theorem add_neg_cancel (a : R) : a + -a = 0 := by rw [add_comm, neg_add_cancel]
theorem add_left_neg (a : R) : -a + a = 0 := Ring.neg_add_cancel a
theorem add_right_neg (a : R) : a + -a = 0 := add_neg_cancel a
theorem neg_mul (a b : R) : -a * b = -(a * b) := Ring.neg_mul a b
theorem mul_neg (a b : R) : a * -b = -(a * b) := Ring.mul_neg a b
theorem neg_mul_neg (a b : R) : -a * -b = a * b := by grind
theorem neg_one_mul (a : R) : -1 * a = -a := by grind
theorem mul_neg_one (a : R) : a * -1 = -a := by grind
theorem sub_self (a : R) : a - a = 0 := by rw [sub_eq_add_neg, add_neg_cancel]
theorem neg_neg (a : R) : - -a = a := AddCommGroup.neg_neg a
theorem neg_zero : -(0 : R) = 0 := AddCommGroup.neg_zero
theorem sub_zero (a : R) : a - 0 = a := by grind
theorem zero_sub (a : R) : 0 - a = -a := by grind
theorem sub_neg_eq_add (a b : R) : a - -b = a + b := by grind
theorem neg_sub (a b : R) : -(a - b) = b - a := by grind
theorem neg_add_rev (a b : R) : -(a + b) = -b + -a := by grind
theorem neg_add (a b : R) : -(a + b) = -a + -b := by grind
theorem mul_sub (a b c : R) : a * (b - c) = a * b - a * c := by grind
theorem sub_mul (a b c : R) : (a - b) * c = a * c - b * c := by grind
theorem add_sub_assoc (a b c : R) : a + b - c = a + (b - c) := by grind
theorem sub_add_cancel (a b : R) : a - b + b = a := by grind
theorem add_sub_cancel_right (a b : R) : a + b - b = a := by grind
theorem add_sub_cancel_left (a b : R) : a + b - a = b := by grind
theorem sub_sub (a b c : R) : a - b - c = a - (b + c) := by grind
theorem sub_eq_zero {a b : R} : a - b = 0 ↔ a = b := by grind
theorem eq_of_sub_eq_zero {a b : R} (h : a - b = 0) : a = b := sub_eq_zero.mp h
theorem sub_ne_zero {a b : R} : a - b ≠ 0 ↔ a ≠ b := not_congr sub_eq_zero
theorem sub_ne_zero_of_ne {a b : R} (h : a ≠ b) : a - b ≠ 0 := sub_ne_zero.mpr h
theorem sub_eq_iff_eq_add {a b c : R} : a - b = c ↔ a = c + b := by grind
theorem sub_eq_iff_eq_add' {a b c : R} : a - b = c ↔ a = b + c := by grind
theorem eq_sub_iff_add_eq {a b c : R} : a = b - c ↔ a + c = b := by grind
theorem add_eq_zero_iff_eq_neg {a b : R} : a + b = 0 ↔ a = -b := by grind
theorem eq_neg_iff_add_eq_zero {a b : R} : a = -b ↔ a + b = 0 := by grind
theorem eq_neg_of_add_eq_zero_left {a b : R} (h : a + b = 0) : a = -b := by grind
theorem add_left_cancel_iff {a b c : R} : a + b = a + c ↔ b = c := by grind
theorem sub_sq (a b : R) : (a - b) ^ 2 = a ^ 2 - 2 * a * b + b ^ 2 := by grind
theorem sq_sub_sq (a b : R) : a ^ 2 - b ^ 2 = (a + b) * (a - b) := by grind
end Ring

section Order
variable {R : Type _} [LE R] [LT R] [Std.LawfulOrderLT R] [Std.IsLinearOrder R]

theorem le_refl (a : R) : a ≤ a := Std.IsPreorder.le_refl a
theorem le_rfl {a : R} : a ≤ a := le_refl a
theorem le_trans {a b c : R} (h : a ≤ b) (h' : b ≤ c) : a ≤ c := Std.IsPreorder.le_trans a b c h h'
theorem le_antisymm {a b : R} (h : a ≤ b) (h' : b ≤ a) : a = b := Std.IsPartialOrder.le_antisymm a b h h'
theorem le_total (a b : R) : a ≤ b ∨ b ≤ a := Std.IsLinearPreorder.le_total a b
theorem lt_iff_le_not_le {a b : R} : a < b ↔ a ≤ b ∧ ¬ b ≤ a := Std.LawfulOrderLT.lt_iff a b
theorem not_le {a b : R} : ¬ a ≤ b ↔ b < a :=
  ⟨fun h => lt_iff_le_not_le.mpr ⟨(le_total a b).resolve_left h, h⟩, fun h => (lt_iff_le_not_le.mp h).2⟩
theorem not_lt {a b : R} : ¬ a < b ↔ b ≤ a :=
  ⟨fun h => Classical.byContradiction fun h' => h (not_le.mp h'), fun h h' => not_le.mpr h' h⟩
theorem le_of_lt {a b : R} (h : a < b) : a ≤ b := (lt_iff_le_not_le.mp h).1
theorem le_of_not_lt {a b : R} (h : ¬ a < b) : b ≤ a := not_lt.mp h
theorem le_of_not_gt {a b : R} (h : ¬ b < a) : a ≤ b := not_lt.mp h
theorem lt_of_not_ge {a b : R} (h : ¬ b ≤ a) : a < b := not_le.mp h
theorem not_lt_of_ge {a b : R} (h : b ≤ a) : ¬ a < b := not_lt.mpr h
theorem not_le_of_gt {a b : R} (h : b < a) : ¬ a ≤ b := not_le.mpr h
theorem lt_irrefl (a : R) : ¬ a < a := fun h => (lt_iff_le_not_le.mp h).2 (le_refl a)
theorem lt_of_le_of_lt {a b c : R} (h : a ≤ b) (h' : b < c) : a < c :=
  not_le.mp fun h'' => (lt_iff_le_not_le.mp h').2 (le_trans h'' h)
theorem lt_of_lt_of_le {a b c : R} (h : a < b) (h' : b ≤ c) : a < c :=
  not_le.mp fun h'' => (lt_iff_le_not_le.mp h).2 (le_trans h' h'')
theorem lt_trans {a b c : R} (h : a < b) (h' : b < c) : a < c := lt_of_lt_of_le h (le_of_lt h')
theorem le_of_eq {a b : R} (h : a = b) : a ≤ b := h ▸ le_refl a
theorem ne_of_lt {a b : R} (h : a < b) : a ≠ b := fun e => lt_irrefl b (e ▸ h)
theorem ne_of_gt {a b : R} (h : b < a) : a ≠ b := fun e => lt_irrefl b (e ▸ h)
theorem ne_of_gt' {a b : R} (h : a < b) : b ≠ a := ne_of_gt h
theorem lt_of_le_of_ne {a b : R} (h : a ≤ b) (h' : a ≠ b) : a < b := not_le.mp fun h'' => h' (le_antisymm h h'')
theorem lt_or_ge (a b : R) : a < b ∨ b ≤ a := (Classical.em (a < b)).imp id not_lt.mp
theorem lt_or_le (a b : R) : a < b ∨ b ≤ a := lt_or_ge a b
theorem le_or_lt (a b : R) : a ≤ b ∨ b < a := (lt_or_ge b a).symm
theorem le_or_gt (a b : R) : a ≤ b ∨ b < a := (lt_or_ge b a).symm
theorem eq_or_lt_of_le {a b : R} (h : a ≤ b) : a = b ∨ a < b := (Classical.em (a = b)).imp id (lt_of_le_of_ne h)
theorem lt_or_eq_of_le {a b : R} (h : a ≤ b) : a < b ∨ a = b := (eq_or_lt_of_le h).symm
theorem lt_trichotomy (a b : R) : a < b ∨ a = b ∨ b < a :=
  (lt_or_ge a b).imp id fun h => (eq_or_lt_of_le h).imp Eq.symm id
theorem lt_or_gt_of_ne {a b : R} (h : a ≠ b) : a < b ∨ b < a := (lt_trichotomy a b).imp id fun h' => h'.resolve_left h

theorem LT.lt.le {a b : R} (h : a < b) : a ≤ b := le_of_lt h
theorem LT.lt.ne {a b : R} (h : a < b) : a ≠ b := ne_of_lt h
theorem LT.lt.ne' {a b : R} (h : a < b) : b ≠ a := ne_of_gt h
theorem LT.lt.trans {a b c : R} (h : a < b) (h' : b < c) : a < c := lt_trans h h'
theorem LT.lt.trans_le {a b c : R} (h : a < b) (h' : b ≤ c) : a < c := lt_of_lt_of_le h h'
theorem LT.lt.not_le {a b : R} (h : a < b) : ¬ b ≤ a := _root_.not_le.mpr h
theorem LE.le.trans {a b c : R} (h : a ≤ b) (h' : b ≤ c) : a ≤ c := le_trans h h'
theorem LE.le.trans_lt {a b c : R} (h : a ≤ b) (h' : b < c) : a < c := lt_of_le_of_lt h h'
theorem LE.le.antisymm {a b : R} (h : a ≤ b) (h' : b ≤ a) : a = b := le_antisymm h h'
theorem LE.le.lt_of_ne {a b : R} (h : a ≤ b) (h' : a ≠ b) : a < b := lt_of_le_of_ne h h'
theorem LE.le.not_lt {a b : R} (h : a ≤ b) : ¬ b < a := _root_.not_lt.mpr h
theorem Eq.le {a b : R} (h : a = b) : a ≤ b := le_of_eq h
theorem Eq.ge {a b : R} (h : a = b) : b ≤ a := le_of_eq h.symm

end Order

section OrderedRing
variable {R : Type _} [Lean.Grind.CommRing R] [LE R] [LT R] [Std.LawfulOrderLT R] [Std.IsLinearOrder R]
  [Lean.Grind.OrderedRing R]
open Lean.Grind

theorem zero_lt_one : (0 : R) < 1 := OrderedRing.zero_lt_one
theorem zero_le_one : (0 : R) ≤ 1 := le_of_lt zero_lt_one
theorem zero_lt_two : (0 : R) < 2 := by grind
theorem two_pos : (0 : R) < 2 := zero_lt_two
theorem two_ne_zero : (2 : R) ≠ 0 := ne_of_gt zero_lt_two
theorem mul_pos {a b : R} (h : 0 < a) (h' : 0 < b) : 0 < a * b := OrderedRing.mul_pos h h'
theorem mul_nonneg {a b : R} (h : 0 ≤ a) (h' : 0 ≤ b) : 0 ≤ a * b := OrderedRing.mul_nonneg h h'
theorem mul_pos_of_neg_of_neg {a b : R} (h : a < 0) (h' : b < 0) : 0 < a * b := OrderedRing.mul_pos_of_neg_of_neg h h'
theorem mul_nonneg_of_nonpos_of_nonpos {a b : R} (h : a ≤ 0) (h' : b ≤ 0) : 0 ≤ a * b :=
  OrderedRing.mul_nonneg_of_nonpos_of_nonpos h h'
theorem mul_neg_of_pos_of_neg {a b : R} (h : 0 < a) (h' : b < 0) : a * b < 0 := OrderedRing.mul_neg_of_pos_of_neg h h'
theorem mul_neg_of_neg_of_pos {a b : R} (h : a < 0) (h' : 0 < b) : a * b < 0 := OrderedRing.mul_neg_of_neg_of_pos h h'
theorem mul_le_mul_of_nonneg_left {a b c : R} (h : b ≤ c) (h' : 0 ≤ a) : a * b ≤ a * c :=
  OrderedRing.mul_le_mul_of_nonneg_left h h'
theorem mul_le_mul_of_nonneg_right {a b c : R} (h : b ≤ c) (h' : 0 ≤ a) : b * a ≤ c * a :=
  OrderedRing.mul_le_mul_of_nonneg_right h h'
theorem mul_lt_mul_of_pos_left {a b c : R} (h : b < c) (h' : 0 < a) : a * b < a * c := OrderedRing.mul_lt_mul_of_pos_left h h'
theorem mul_lt_mul_of_pos_right {a b c : R} (h : b < c) (h' : 0 < a) : b * a < c * a := OrderedRing.mul_lt_mul_of_pos_right h h'
theorem sq_nonneg (a : R) : 0 ≤ a ^ 2 := OrderedRing.sq_nonneg
theorem pow_two_nonneg (a : R) : 0 ≤ a ^ 2 := OrderedRing.sq_nonneg
theorem mul_self_nonneg (a : R) : 0 ≤ a * a := pow_two a ▸ sq_nonneg a
theorem add_pos {a b : R} (h : 0 < a) (h' : 0 < b) : 0 < a + b := by grind
theorem add_nonneg {a b : R} (h : 0 ≤ a) (h' : 0 ≤ b) : 0 ≤ a + b := by grind
theorem add_pos_of_pos_of_nonneg {a b : R} (h : 0 < a) (h' : 0 ≤ b) : 0 < a + b := by grind
theorem add_pos_of_nonneg_of_pos {a b : R} (h : 0 ≤ a) (h' : 0 < b) : 0 < a + b := by grind
theorem add_le_add {a b c d : R} (h : a ≤ b) (h' : c ≤ d) : a + c ≤ b + d := by grind
theorem add_lt_add {a b c d : R} (h : a < b) (h' : c < d) : a + c < b + d := by grind
theorem sub_nonneg {a b : R} : 0 ≤ a - b ↔ b ≤ a := by grind
theorem sub_pos {a b : R} : 0 < a - b ↔ b < a := by grind
theorem sub_nonneg_of_le {a b : R} (h : b ≤ a) : 0 ≤ a - b := sub_nonneg.mpr h
theorem sub_pos_of_lt {a b : R} (h : b < a) : 0 < a - b := sub_pos.mpr h
theorem sub_nonpos {a b : R} : a - b ≤ 0 ↔ a ≤ b := by grind
theorem sub_neg {a b : R} : a - b < 0 ↔ a < b := by grind
theorem neg_pos {a : R} : 0 < -a ↔ a < 0 := by grind
theorem neg_nonneg {a : R} : 0 ≤ -a ↔ a ≤ 0 := by grind
theorem mul_eq_zero {a b : R} : a * b = 0 ↔ a = 0 ∨ b = 0 := by
  refine ⟨fun h => Classical.byContradiction fun n => ?_, fun h => h.elim (· ▸ zero_mul b) (· ▸ mul_zero a)⟩
  rcases lt_or_gt_of_ne (fun e => n (.inl e)) with ha | ha <;> rcases lt_or_gt_of_ne (fun e => n (.inr e)) with hb | hb
  · exact ne_of_gt (mul_pos_of_neg_of_neg ha hb) h
  · exact ne_of_lt (mul_neg_of_neg_of_pos ha hb) h
  · exact ne_of_lt (mul_neg_of_pos_of_neg ha hb) h
  · exact ne_of_gt (mul_pos ha hb) h
theorem eq_zero_or_eq_zero_of_mul_eq_zero {a b : R} (h : a * b = 0) : a = 0 ∨ b = 0 := mul_eq_zero.mp h
theorem mul_ne_zero {a b : R} (h : a ≠ 0) (h' : b ≠ 0) : a * b ≠ 0 := fun e => (mul_eq_zero.mp e).elim h h'
theorem mul_ne_zero_iff {a b : R} : a * b ≠ 0 ↔ a ≠ 0 ∧ b ≠ 0 := (not_congr mul_eq_zero).trans not_or
theorem mul_self_eq_zero {a : R} : a * a = 0 ↔ a = 0 := mul_eq_zero.trans (or_self_iff)
theorem mul_left_cancel₀ {a b c : R} (h : a ≠ 0) (h' : a * b = a * c) : b = c :=
  eq_of_sub_eq_zero ((mul_eq_zero.mp (by rw [mul_sub, h', sub_self] : a * (b - c) = 0)).resolve_left h)
theorem mul_right_cancel₀ {a b c : R} (h : b ≠ 0) (h' : a * b = c * b) : a = c :=
  mul_left_cancel₀ h (by rw [mul_comm b, h', mul_comm])
theorem mul_right_inj' {a b c : R} (h : a ≠ 0) : a * b = a * c ↔ b = c := ⟨mul_left_cancel₀ h, (· ▸ rfl)⟩
theorem mul_left_inj' {a b c : R} (h : c ≠ 0) : a * c = b * c ↔ a = b := ⟨mul_right_cancel₀ h, (· ▸ rfl)⟩
theorem pow_ne_zero {a : R} (n : Nat) (h : a ≠ 0) : a ^ n ≠ 0 := by
  induction n with
  | zero => exact pow_zero a ▸ ne_of_gt zero_lt_one
  | succ n ih => exact pow_succ a n ▸ mul_ne_zero ih h
theorem pow_eq_zero_iff {a : R} {n : Nat} (hn : n ≠ 0) : a ^ n = 0 ↔ a = 0 :=
  ⟨fun h => Classical.byContradiction fun h' => pow_ne_zero n h' h, fun h => by
    cases n with
    | zero => exact absurd rfl hn
    | succ n => rw [h, pow_succ, mul_zero]⟩
theorem pow_eq_zero {a : R} {n : Nat} (h : a ^ n = 0) : a = 0 := Classical.byContradiction fun h' => pow_ne_zero n h' h
theorem sq_eq_zero' {a : R} : a ^ 2 = 0 ↔ a = 0 := pow_eq_zero_iff (by decide)
theorem pow_pos {a : R} (h : 0 < a) (n : Nat) : 0 < a ^ n := by
  induction n with
  | zero => exact pow_zero a ▸ zero_lt_one
  | succ n ih => exact pow_succ a n ▸ mul_pos ih h
theorem pow_nonneg {a : R} (h : 0 ≤ a) (n : Nat) : 0 ≤ a ^ n := by
  induction n with
  | zero => exact pow_zero a ▸ zero_le_one
  | succ n ih => exact pow_succ a n ▸ mul_nonneg ih h
theorem sq_pos_of_ne_zero {a : R} (h : a ≠ 0) : 0 < a ^ 2 := lt_of_le_of_ne (sq_nonneg a) (pow_ne_zero 2 h).symm
theorem sq_pos_of_pos {a : R} (h : 0 < a) : 0 < a ^ 2 := pow_pos h 2
theorem pow_pos_of_ne_zero {a : R} (h : a ≠ 0) : 0 < a ^ 2 := sq_pos_of_ne_zero h
theorem sq_eq_sq_iff_eq_or_eq_neg {a b : R} : a ^ 2 = b ^ 2 ↔ a = b ∨ a = -b := by
  rw [← sub_eq_zero, sq_sub_sq, mul_eq_zero, sub_eq_zero, ← eq_neg_iff_add_eq_zero, or_comm]
end OrderedRing

section Field
variable {R : Type _} [Lean.Grind.Field R]
open Lean.Grind

theorem div_eq_mul_inv (a b : R) : a / b = a * b⁻¹ := Field.div_eq_mul_inv a b
theorem mul_inv_cancel₀ {a : R} (h : a ≠ 0) : a * a⁻¹ = 1 := Field.mul_inv_cancel h
theorem inv_mul_cancel₀ {a : R} (h : a ≠ 0) : a⁻¹ * a = 1 := Field.inv_mul_cancel h
theorem one_div (a : R) : 1 / a = a⁻¹ := by rw [div_eq_mul_inv, one_mul]
theorem div_one (a : R) : a / 1 = a := by grind
theorem zero_div (a : R) : 0 / a = 0 := by rw [div_eq_mul_inv, zero_mul]
theorem div_self {a : R} (h : a ≠ 0) : a / a = 1 := by rw [div_eq_mul_inv, mul_inv_cancel₀ h]
theorem div_mul_cancel₀ (a : R) {b : R} (h : b ≠ 0) : a / b * b = a := by
  rw [div_eq_mul_inv, mul_assoc, inv_mul_cancel₀ h, mul_one]
theorem div_eq_iff {a b c : R} (h : b ≠ 0) : a / b = c ↔ a = c * b :=
  ⟨fun e => by rw [← e, div_mul_cancel₀ a h], fun e => by rw [e, div_eq_mul_inv, mul_assoc, mul_inv_cancel₀ h, mul_one]⟩
theorem eq_div_iff {a b c : R} (h : c ≠ 0) : a = b / c ↔ a * c = b := by rw [eq_comm, div_eq_iff h, eq_comm]
theorem mul_div_assoc (a b c : R) : a * b / c = a * (b / c) := by rw [div_eq_mul_inv, div_eq_mul_inv, mul_assoc]
theorem div_mul_eq_mul_div (a b c : R) : a / b * c = a * c / b := by rw [div_eq_mul_inv, div_eq_mul_inv, mul_right_comm]
theorem add_div (a b c : R) : (a + b) / c = a / c + b / c := by rw [div_eq_mul_inv, add_mul, ← div_eq_mul_inv, ← div_eq_mul_inv]
theorem mul_div_cancel_left₀ (b : R) {a : R} (h : a ≠ 0) : a * b / a = b := by rw [div_eq_iff h, mul_comm]
theorem mul_div_cancel_right₀ (a : R) {b : R} (h : b ≠ 0) : a * b / b = a := by rw [div_eq_iff h]
end Field

section OrderedField
variable {R : Type _} [Lean.Grind.Field R] [LE R] [LT R] [Std.LawfulOrderLT R] [Std.IsLinearOrder R]
  [Lean.Grind.OrderedRing R]
open Lean.Grind

theorem inv_ne_zero {a : R} (h : a ≠ 0) : a⁻¹ ≠ 0 := fun e => h (Field.inv_eq_zero_iff.mp e)
theorem div_add_div (a : R) {b : R} (c : R) {d : R} (hb : b ≠ 0) (hd : d ≠ 0) :
    a / b + c / d = (a * d + b * c) / (b * d) := by
  rw [eq_div_iff (mul_ne_zero hb hd), add_mul, ← mul_assoc, div_mul_cancel₀ a hb, mul_left_comm, div_mul_cancel₀ c hd]
theorem div_sub_div (a : R) {b : R} (c : R) {d : R} (hb : b ≠ 0) (hd : d ≠ 0) :
    a / b - c / d = (a * d - b * c) / (b * d) := by
  rw [eq_div_iff (mul_ne_zero hb hd), sub_mul, ← mul_assoc, div_mul_cancel₀ a hb, mul_left_comm, div_mul_cancel₀ c hd]
theorem div_eq_div_iff {a b c d : R} (hb : b ≠ 0) (hd : d ≠ 0) : a / b = c / d ↔ a * d = c * b := by
  rw [div_eq_iff hb, div_mul_eq_mul_div, eq_div_iff hd]
theorem inv_pos {a : R} : 0 < a⁻¹ ↔ 0 < a := Field.IsOrdered.inv_pos_iff
theorem div_pos {a b : R} (h : 0 < a) (h' : 0 < b) : 0 < a / b := div_eq_mul_inv a b ▸ mul_pos h (inv_pos.mpr h')
theorem div_nonneg {a b : R} (h : 0 ≤ a) (h' : 0 ≤ b) : 0 ≤ a / b :=
  div_eq_mul_inv a b ▸ mul_nonneg h (not_lt.mp fun n => not_lt.mpr h' (Field.IsOrdered.inv_neg_iff.mp n))
theorem le_div_iff {a b c : R} (h : 0 < c) : a ≤ b / c ↔ a * c ≤ b := by
  refine ⟨fun e => ?_, fun e => not_lt.mp fun n => ?_⟩
  · exact div_mul_cancel₀ b (ne_of_gt h) ▸ mul_le_mul_of_nonneg_right e (le_of_lt h)
  · exact not_lt.mpr e (div_mul_cancel₀ b (ne_of_gt h) ▸ mul_lt_mul_of_pos_right n h)
theorem div_lt_iff {a b c : R} (h : 0 < c) : b / c < a ↔ b < a * c := by rw [← not_le, ← not_le, le_div_iff h]
theorem div_le_iff {a b c : R} (h : 0 < c) : b / c ≤ a ↔ b ≤ a * c := by
  refine ⟨fun e => ?_, fun e => not_lt.mp fun n => ?_⟩
  · exact div_mul_cancel₀ b (ne_of_gt h) ▸ mul_le_mul_of_nonneg_right e (le_of_lt h)
  · exact not_lt.mpr e (div_mul_cancel₀ b (ne_of_gt h) ▸ mul_lt_mul_of_pos_right n h)
theorem lt_div_iff {a b c : R} (h : 0 < c) : a < b / c ↔ a * c < b := by rw [← not_le, ← not_le, div_le_iff h]
theorem le_div_iff₀ {a b c : R} (h : 0 < c) : a ≤ b / c ↔ a * c ≤ b := le_div_iff h
theorem div_le_iff₀ {a b c : R} (h : 0 < c) : b / c ≤ a ↔ b ≤ a * c := div_le_iff h
theorem lt_div_iff₀ {a b c : R} (h : 0 < c) : a < b / c ↔ a * c < b := lt_div_iff h
theorem div_lt_iff₀ {a b c : R} (h : 0 < c) : b / c < a ↔ b < a * c := div_lt_iff h
theorem div_le_div_iff {a b c d : R} (hc : 0 < c) (hd : 0 < d) : a / c ≤ b / d ↔ a * d ≤ b * c := by
  rw [div_le_iff hc, div_mul_eq_mul_div, le_div_iff hd]
theorem div_le_one {a b : R} (h : 0 < b) : a / b ≤ 1 ↔ a ≤ b := by rw [div_le_iff h, one_mul]
theorem div_lt_one {a b : R} (h : 0 < b) : a / b < 1 ↔ a < b := by rw [div_lt_iff h, one_mul]
theorem one_div_pos {a : R} : 0 < 1 / a ↔ 0 < a := one_div a ▸ inv_pos
end OrderedField

section Other
theorem congr_arg {α β : Sort _} {a b : α} (f : α → β) (h : a = b) : f a = f b := congrArg f h
theorem or_iff_not_imp_left {a b : Prop} : a ∨ b ↔ (¬a → b) := Classical.or_iff_not_imp_left
theorem or_iff_not_imp_right {a b : Prop} : a ∨ b ↔ (¬b → a) := Classical.or_iff_not_imp_right
theorem Nat.le_induction {m : Nat} {P : ∀ n, m ≤ n → Prop} (base : P m (Nat.le_refl m))
    (succ : ∀ n hmn, P n hmn → P (n + 1) (Nat.le_succ_of_le hmn)) (n : Nat) (hmn : m ≤ n) : P n hmn := by
  induction hmn with
  | refl => exact base
  | step h ih => exact succ _ h ih
theorem Nat.strong_induction_on {p : Nat → Prop} (n : Nat) (h : ∀ n, (∀ m, m < n → p m) → p n) : p n := Nat.strongRecOn n h
theorem Nat.pow_lt_pow_of_lt_right {a m n : Nat} (ha : 1 < a) (h : m < n) : a ^ m < a ^ n := Nat.pow_lt_pow_right ha h
end Other

import ProofRepair

/-! What the tactic meanings prove, and that none of them proves what is false. Each `example` must pass without a message. -/

set_option autoImplicit false
variable {R : Type} [Lean.Grind.Field R] [LE R] [LT R] [Std.LawfulOrderLT R] [Std.IsLinearOrder R] [Lean.Grind.OrderedRing R]

-- linear arithmetic
example (x y : R) (h : 2 * x + y = 5) (h' : x - y = 1) : x = 2 := by linarith
example (x y : R) (h : x < y) (h' : y < 3) : x < 3 := by linarith [h, h']
example (x : Int) (h : 2 * x = 4) : x = 2 := by linarith only [h]
example (f : R → R) (h : ∀ x, f x = 2 * x) : f 3 = 6 := by linarith [h 3]
example (x y : R) (h₁ : x = 2 * y) (h₂ : y = 3) : x = 6 := by linear_combination h₁ + 2 * h₂
example (x : R) (h : 2 * x < 4) : x < 2 ∧ True := by
  constructor
  · linarith
  · trivial
-- nonlinear arithmetic
example (a b : R) : 2 * a * b ≤ a ^ 2 + b ^ 2 := by nlinarith [sq_nonneg (a - b)]
example (a b : Int) : 2 * a * b ≤ a ^ 2 + b ^ 2 := by nlinarith [sq_nonneg (a - b), sq_nonneg (a + b)]
example (x y : R) (hx : 1 < x) (hy : 2 < y) : 2 < x * y := by nlinarith
example (x y : R) (hx : 0 < x) (hy : 0 < y) : 0 < x * y := by nlinarith [mul_pos hx hy]
example (x : R) (h : x ^ 2 - 5 * x - 4 ≤ 10) : x ≤ 7 := by nlinarith
example (x y : Int) (hx : 1 < x) (hy : 2 < y) : 2 < x * y := by nlinarith
example (a b c : R) : a * b + b * c + c * a ≤ a ^ 2 + b ^ 2 + c ^ 2 := by
  nlinarith [sq_nonneg (a - b), sq_nonneg (b - c), sq_nonneg (c - a), no_such_lemma a]
example (a b : Nat) (h : 2 ≤ a) (h' : 3 ≤ b) : 6 ≤ a * b := by nlinarith
-- positivity
example (a b : R) (h : 0 < a) (h' : 0 < b) : 0 < a * b + b / a := by positivity
example (a b : R) : 0 ≤ a ^ 2 + b * b := by positivity
example (n : Nat) (h : 0 < n) : 0 < 3 * n ^ 2 := by positivity
example (x : R) (h : 0 < x) : x ^ 2 ≠ 0 := by positivity
-- norm_num
example : (2 : R) * 3 = 6 := by norm_num
example : (2 : Int) ^ 10 % 7 = 2 := by norm_num
example : (1 : Rat) / 2 + 1 / 3 = 5 / 6 := by norm_num
example (f : Nat → Nat) (h : ∀ x, f x = x + 1) : f 2 = 3 := by norm_num [h]
example (x : Int) (h : x + 1 = 3 ∧ True) : x + 1 = 3 := by norm_num at h ⊢; omega
example (x : R) (h : x = 2 ∧ True) : x = 2 := by norm_num [no_such_lemma] at h; exact h
example (p : Prop) (h : 2 = 3) : p := by norm_num at h
example (x : R) (h : 2 * x = 6) : x = 3 := by norm_num at h; linarith
-- rings and fields
example (a b : R) : (a + b) ^ 2 = a ^ 2 + 2 * a * b + b ^ 2 := by ring
example (a b : Nat) : (a + b) ^ 2 = a ^ 2 + 2 * a * b + b ^ 2 := by ring_nf
example (n : Nat) : 2 ^ (n + 1) = 2 * 2 ^ n := by ring
example (a b : R) (h : a = b + 0 * b) : a = b := by ring_nf at h; linarith
example (x : R) (h : x ≠ 0) : x / x + 1 = 2 := by field_simp; ring
example (x y : R) (hx : x ≠ 0) (h : y / x = 2) : y = 2 * x := by field_simp at h; linarith
example (x y : R) (hx : x ≠ 0) (h : y / x = 2) : y = 2 * x := by rw [div_eq_iff hx] at h; exact h
-- logic
example (x : Int) (h : ¬ ∀ y, x ≤ y) : ∃ y, y < x := by push_neg at h; exact h
example (x : R) (h : ¬ x ≤ 2) : 2 < x := by push_neg at h; exact h
example (x : Int) (h : 2 * x = 6) : x = 3 := by by_contra h'; omega
example (x : Int) (h : 2 * x ≤ 6) : x ≤ 3 := by by_contra! h'; exact absurd h' (by omega)
example (x : Int) (h : 2 * x = 6) : x ≠ 4 := by by_contra h'; omega
example (x y : Int) (h : x ≤ y) : ¬ y < x := by contrapose! h; exact h
example (p q : Prop) (h : p ∧ q) : q ∨ False := by tauto
example (p q : Prop) (h : p ∧ q) : q ∧ p := by aesop
example : ∃ x y : Nat, x + y = 3 := by use 1, 2
example (p q : Prop) (h : p ∧ q) : q := by cases' h with hp hq; exact hq
example (p : Prop) (h : p ∨ p) : p := by
  cases' h with h₁ h₂
  · exact h₁
  · exact h₂
example (n : Nat) : 0 ≤ n := by
  induction' n with n ih
  · omega
  · omega
example (a b : Nat) (h : a = b) (h' : a + a = 2) : b + a = 2 := by nth_rewrite 1 [← h]; exact h'
example (n : Nat) (h : 4 ≤ n) : 2 ≤ n := by
  induction' h with n ih
  simp
  omega
example (n : Nat) (h : 4 ≤ n) : 2 ≤ n := by
  induction' h with m hm ih
  simp
  omega
example (x : Int) (h : 2 * x ≤ 6) : x ≤ 3 := by
  by_contra!
  omega
example (p : Nat) (h : Nat.Prime p) : p ≠ 0 := h.ne_zero
-- finite splits
example (x : Int) (h : 1 ≤ x) (h' : x ≤ 4) (h'' : x * x = 9) : x = 3 := by interval_cases x <;> omega
example (x : Nat) (h' : x < 4) (h'' : x * x = 9) : x = 3 := by interval_cases x <;> simp_all
example (x : Int) (h : -2 ≤ x) (h' : x < 2) : x * x ≤ 4 := by interval_cases x <;> decide
-- with no goal left there is nothing to do
example (x : Int) (h : x = 2) : x = 2 := by
  simp [h]
  linarith
-- lemmas by their usual names, over each of the types
example (a b : Int) : a * b + 0 = b * a := by rw [mul_comm, add_zero]
example (a b : Nat) : a * b + 0 = b * a := by rw [mul_comm, add_zero]
example (a b : R) : a * b + 0 = b * a := by rw [mul_comm, add_zero]
example (a b : Int) (h : a * b = 0) : a = 0 ∨ b = 0 := mul_eq_zero.mp h
example (a b : R) (h : a < b) : b ≠ a := h.ne'
example (a b : Rat) (h : 0 < b) : a / b ≤ 1 ↔ a ≤ b := by rw [div_le_iff h, one_mul]

-- what is false stays open: every closing tactic fails, and no simplifying one closes the goal
macro "closes_nothing" : tactic => `(tactic| (
  fail_if_success (linarith; done)
  fail_if_success (nlinarith; done)
  fail_if_success (nlinarith [sq_nonneg (1 : Int)]; done)
  fail_if_success (linear_combination; done)
  fail_if_success (positivity; done)
  fail_if_success (bound; done)
  fail_if_success (gcongr; done)
  fail_if_success (norm_num; done)
  fail_if_success (norm_num [not_le] at *; done)
  fail_if_success (ring; done)
  fail_if_success (ring_nf; done)
  fail_if_success (field_simp; done)
  fail_if_success (tauto; done)
  fail_if_success (aesop; done)
  fail_if_success (push_neg; done)
  fail_if_success (interval_cases (1 : Int); done)
  fail_if_success (split_ifs; done)
  fail_if_success (use 1; done)))
#guard_msgs (drop warning) in
example : (1 : Int) < 0 := by closes_nothing; sorry
#guard_msgs (drop warning) in
example (x : R) (_ : 0 < x) : 1 < x := by closes_nothing; sorry
#guard_msgs (drop warning) in
example (x y : Int) (_ : 0 < x) (_ : x < y) : x * x = y := by closes_nothing; sorry
#guard_msgs (drop warning) in
example : ∃ n : Nat, n * n = 3 := by closes_nothing; sorry
#guard_msgs (drop warning) in
example (p q : Prop) (_ : p ∨ q) : p ∧ q := by closes_nothing; sorry

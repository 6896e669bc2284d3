import ProofRepair.Core.Definitions

/-! Lemmas on parity, primes and powers that provers name, in the terms of `Definitions`. -/

theorem Nat.Prime.two_le {p : Nat} (h : Nat.Prime p) : 2 ≤ p := h.1
theorem Nat.Prime.one_lt {p : Nat} (h : Nat.Prime p) : 1 < p := h.1
theorem Nat.Prime.pos {p : Nat} (h : Nat.Prime p) : 0 < p := Nat.lt_of_lt_of_le (by decide) h.1
theorem Nat.Prime.ne_zero {p : Nat} (h : Nat.Prime p) : p ≠ 0 := Nat.ne_of_gt h.pos
theorem Nat.Prime.ne_one {p : Nat} (h : Nat.Prime p) : p ≠ 1 := Nat.ne_of_gt h.one_lt
theorem Nat.Prime.eq_one_or_self_of_dvd {p : Nat} (h : Nat.Prime p) (m : Nat) (hm : m ∣ p) : m = 1 ∨ m = p := h.2 m hm
theorem Nat.even_or_odd (n : Nat) : Even n ∨ Odd n := by rw [Nat.even_iff, Nat.odd_iff]; omega
theorem Int.even_or_odd (n : Int) : Even n ∨ Odd n := by rw [Int.even_iff, Int.odd_iff]; omega
theorem even_iff_two_dvd {n : Nat} : Even n ↔ 2 ∣ n := by rw [Nat.even_iff]; omega
theorem Nat.pow_le_pow_of_le_left {m n : Nat} (h : m ≤ n) (i : Nat) : m ^ i ≤ n ^ i := Nat.pow_le_pow_left h i
theorem Nat.pow_le_pow_of_le_right {n i j : Nat} (hn : 0 < n) (h : i ≤ j) : n ^ i ≤ n ^ j := Nat.pow_le_pow_right hn h

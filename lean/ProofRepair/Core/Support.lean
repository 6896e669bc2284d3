/-! What the tactic meanings rest on, apart from core. -/

set_option linter.unusedSectionVars false

section
variable {R : Type _} [LE R] [LT R] [Std.LawfulOrderLT R] [Std.IsLinearOrder R]

theorem ProofRepair.lt_by_contra {a b : R} (h : b ≤ a → False) : a < b :=
  (Std.LawfulOrderLT.lt_iff a b).mpr ⟨(Std.IsLinearPreorder.le_total a b).resolve_right h, h⟩
theorem ProofRepair.le_by_contra {a b : R} (h : b < a → False) : a ≤ b :=
  Classical.byContradiction fun n => h (ProofRepair.lt_by_contra n)
theorem ProofRepair.not_le {a b : R} : ¬ a ≤ b ↔ b < a :=
  ⟨ProofRepair.lt_by_contra, fun h => ((Std.LawfulOrderLT.lt_iff b a).mp h).2⟩
theorem ProofRepair.not_lt {a b : R} : ¬ a < b ↔ b ≤ a :=
  ⟨ProofRepair.le_by_contra, fun h h' => ProofRepair.not_le.mpr h' h⟩
theorem ProofRepair.le_antisymm {a b : R} (h : a ≤ b) (h' : b ≤ a) : a = b := Std.IsPartialOrder.le_antisymm a b h h'

variable [Lean.Grind.CommRing R] [Lean.Grind.OrderedRing R]

/-! The products by which `nlinarith` goes beyond linear arithmetic. -/

theorem ProofRepair.mul_le_le {a b c d : R} (h : a ≤ b) (h' : c ≤ d) : 0 ≤ (b - a) * (d - c) :=
  Lean.Grind.OrderedRing.mul_nonneg (Lean.Grind.OrderedAdd.sub_nonneg_iff.mpr h) (Lean.Grind.OrderedAdd.sub_nonneg_iff.mpr h')
theorem ProofRepair.mul_lt_lt {a b c d : R} (h : a < b) (h' : c < d) : 0 < (b - a) * (d - c) :=
  Lean.Grind.OrderedRing.mul_pos (Lean.Grind.OrderedAdd.sub_pos_iff.mpr h) (Lean.Grind.OrderedAdd.sub_pos_iff.mpr h')
theorem ProofRepair.mul_le_lt {a b c d : R} (h : a ≤ b) (h' : c < d) : 0 ≤ (b - a) * (d - c) :=
  ProofRepair.mul_le_le h (ProofRepair.not_lt.mp fun n => ((Std.LawfulOrderLT.lt_iff c d).mp h').2 (((Std.LawfulOrderLT.lt_iff d c).mp n).1))
end

/-- The same product without subtraction. -/
theorem ProofRepair.nat_mul_le_le {a b c d : Nat} (h : a ≤ b) (h' : c ≤ d) : a * d + b * c ≤ a * c + b * d := by
  obtain ⟨k, rfl⟩ := Nat.le.dest h
  have := Nat.mul_le_mul_left k h'
  rw [Nat.add_mul, Nat.add_mul]
  omega
/-! `grind` brings inequalities of `Int` to a form of its own, in which no pattern finds them: this predicate stands for them. -/

def ProofRepair.Nonneg (x : Int) : Prop := 0 ≤ x
theorem ProofRepair.int_le_iff {a b : Int} : a ≤ b ↔ ProofRepair.Nonneg (b - a) := by unfold ProofRepair.Nonneg; omega
theorem ProofRepair.int_lt_iff {a b : Int} : a < b ↔ ProofRepair.Nonneg (b - a - 1) := by unfold ProofRepair.Nonneg; omega
theorem ProofRepair.Nonneg.le {x : Int} (h : ProofRepair.Nonneg x) : 0 ≤ x := h
theorem ProofRepair.Nonneg.mul {x y : Int} (h : ProofRepair.Nonneg x) (h' : ProofRepair.Nonneg y) : 0 ≤ x * y :=
  Int.mul_nonneg h h'

theorem ProofRepair.contrapose {a b : Prop} (h : ¬b → ¬a) (ha : a) : b := Classical.byContradiction fun n => h n ha

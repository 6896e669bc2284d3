/-! What the tactic meanings rest on, apart from core. -/

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

variable [Lean.Grind.CommRing R] [Lean.Grind.OrderedRing R]

/-! The products by which `nlinarith` goes beyond linear arithmetic. -/

theorem ProofRepair.mul_le_le {a b c d : R} (h : a ≤ b) (h' : c ≤ d) : 0 ≤ (b - a) * (d - c) :=
  Lean.Grind.OrderedRing.mul_nonneg (Lean.Grind.OrderedAdd.sub_nonneg_iff.mpr h) (Lean.Grind.OrderedAdd.sub_nonneg_iff.mpr h')
theorem ProofRepair.mul_lt_lt {a b c d : R} (h : a < b) (h' : c < d) : 0 < (b - a) * (d - c) :=
  Lean.Grind.OrderedRing.mul_pos (Lean.Grind.OrderedAdd.sub_pos_iff.mpr h) (Lean.Grind.OrderedAdd.sub_pos_iff.mpr h')
theorem ProofRepair.mul_le_lt {a b c d : R} (h : a ≤ b) (h' : c < d) : 0 ≤ (b - a) * (d - c) :=
  ProofRepair.mul_le_le h (ProofRepair.not_lt.mp fun n => ((Std.LawfulOrderLT.lt_iff c d).mp h').2 (((Std.LawfulOrderLT.lt_iff d c).mp n).1))
end

theorem ProofRepair.contrapose {a b : Prop} (h : ¬b → ¬a) (ha : a) : b := Classical.byContradiction fun n => h n ha

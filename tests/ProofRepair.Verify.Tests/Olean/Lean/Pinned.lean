set_option autoImplicit false
axiom bad : False
theorem fromAxiom : 1 = 2 := bad.elim
theorem fromNative : 10 + 10 = 20 := by native_decide
theorem fromSorry : 1 = 2 := by sorry
theorem helperSorry : 1 = 2 := sorry
theorem viaHelper : 2 = 1 := helperSorry.symm
opaque hidden : 1 = 2 := sorry
theorem viaOpaque : 2 = 1 := hidden.symm
theorem honestOmega (x : Int) (h : 2 * x = 4) : x = 2 := by omega
theorem honestGrind (a b : Int) (h : a + b = 3) (h2 : b = 1) : a = 2 := by grind
theorem honestSimp (xs : List Nat) : (xs ++ []).length = xs.length := by simp
theorem honestDecide : 7 % 3 = 1 := by decide
theorem honestChoice (p : Prop) (h : ¬ ¬ p) : Nonempty (p ∨ ¬ p) := ⟨Classical.choice ⟨Classical.em p⟩⟩
theorem big : 123456789012345678901234567890 + 1 = 123456789012345678901234567891 := rfl
private def secret : Nat := 3
theorem aboutSecret : secret = 3 := rfl
unsafe def danger : Nat := 1
@[implemented_by danger] def safeLooking : Nat := 2
@[extern "c_fun"] def foreignFun (n : Nat) : Nat := n
partial def loopy (n : Nat) : Nat := loopy (n + 1)
set_option debug.skipKernelTC true in
theorem kernelSkipped : 1 = 2 := by decide +kernel

def double (n : Nat) : Nat := n + n
theorem same (n : Nat) : double n = 2 * n := sorry
theorem univ.{u, v} (α : Type u) (β : Type v) (f : α → β) : f = f := rfl
theorem matching (n : Nat) : (match n with | 0 => 1 | k+1 => k) ≤ n + 1 := sorry
theorem plus (a b : Nat) : a + b = b + a := sorry
inductive Tree where | leaf | node (l r : Tree)
def Tree.size : Tree → Nat | .leaf => 0 | .node l r => l.size + r.size + 1
theorem tree (t : Tree) : t.size ≥ 0 := sorry
theorem sub (xs : Array Nat) (h : 0 < xs.size) : xs[0] = xs[0] := sorry

set_option autoImplicit false
def double (k : Nat) : Nat := k + k
theorem helper (n : Nat) (xs : Array Nat) (h : 0 < xs.size) : (match n with | 0 => 1 | k+1 => k) ≤ n + 1 ∧ xs[0] = xs[0] := by
  cases n <;> simp; omega
theorem same (m : Nat) : double m = 2 * m := by unfold double; omega
theorem univ.{v, w} (A : Type v) (B : Type w) (g : A → B) : g = g := rfl
theorem matching (n : Nat) : (match n with | 0 => 1 | k+1 => k) ≤ n + 1 := by cases n <;> simp; omega
theorem plus (a b : Nat) : a + b = b + a := by omega
inductive Tree where | leaf | node (l r : Tree)
def Tree.size : Tree → Nat | .leaf => 0 | .node l r => l.size + r.size + 1
theorem tree (t : Tree) : t.size ≥ 0 := by omega
theorem sub (xs : Array Nat) (h : 0 < xs.size) : xs[0] = xs[0] := rfl

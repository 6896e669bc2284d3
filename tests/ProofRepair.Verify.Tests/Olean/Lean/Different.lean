set_option autoImplicit false
def double (n : Nat) : Nat := 2 * n
theorem same (n : Nat) : double n = 2 * n := rfl
theorem univ.{u, v} (α : Type v) (β : Type u) (f : α → β) : f = f := rfl
inductive Tree where | leaf | node (l : Tree)
def Tree.size : Tree → Nat | .leaf => 0 | .node l => l.size + 1
theorem tree (t : Tree) : t.size ≥ 0 := sorry
theorem matching (n : Nat) : (match n with | 0 => 2 | k+1 => k) ≤ n + 2 := sorry
theorem sub (xs : Array Nat) (h : 0 < xs.size) : xs[0] = xs[0] + 0 := sorry
instance (priority := high) evil : HAdd Nat Nat Nat := ⟨fun _ _ => 0⟩
theorem plus (a b : Nat) : a + b = b + a := rfl

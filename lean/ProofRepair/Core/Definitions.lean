/-!
What ported statements need of Mathlib, for Lean without Mathlib. Each definition is Mathlib's own, or provably equivalent
to it; the names and argument orders are Mathlib's, so that statements and proofs read the same. A port is only as faithful
as this file: nothing here may be weakened to make a proof easier. In force only under `--port core`, never beside Mathlib.
-/

universe u v

/-! ## Numbers -/

/-- Mathlib's `Even`, by definition. -/
def Even {α : Type u} [Add α] (a : α) : Prop := ∃ r, a = r + r

/-- Mathlib's `Odd`, by definition. -/
def Odd {α : Type u} [Mul α] [Add α] [OfNat α 1] [OfNat α 2] (a : α) : Prop := ∃ m, a = 2 * m + 1

/-- Mathlib's `IsSquare`, by definition. -/
def IsSquare {α : Type u} [Mul α] (a : α) : Prop := ∃ r, a = r * r

@[grind =] theorem Nat.even_iff {n : Nat} : Even n ↔ n % 2 = 0 :=
  ⟨fun ⟨r, h⟩ => by omega, fun h => ⟨n / 2, by omega⟩⟩

@[grind =] theorem Nat.odd_iff {n : Nat} : Odd n ↔ n % 2 = 1 :=
  ⟨fun ⟨r, h⟩ => by omega, fun h => ⟨n / 2, by omega⟩⟩

@[grind =] theorem Int.even_iff {n : Int} : Even n ↔ n % 2 = 0 :=
  ⟨fun ⟨r, h⟩ => by omega, fun h => ⟨n / 2, by omega⟩⟩

@[grind =] theorem Int.odd_iff {n : Int} : Odd n ↔ n % 2 = 1 :=
  ⟨fun ⟨r, h⟩ => by omega, fun h => ⟨n / 2, by omega⟩⟩

instance : DecidablePred (Even : Nat → Prop) := fun _ => decidable_of_iff _ Nat.even_iff.symm
instance : DecidablePred (Odd : Nat → Prop) := fun _ => decidable_of_iff _ Nat.odd_iff.symm
instance : DecidablePred (Even : Int → Prop) := fun _ => decidable_of_iff _ Int.even_iff.symm
instance : DecidablePred (Odd : Int → Prop) := fun _ => decidable_of_iff _ Int.odd_iff.symm

def Nat.factorial : Nat → Nat
  | 0 => 1
  | n + 1 => (n + 1) * Nat.factorial n

/-- Mathlib's notation (scope `Nat`). -/
macro:10000 n:term "!" : term => `(Nat.factorial $n)

theorem Nat.factorial_zero : Nat.factorial 0 = 1 := rfl

theorem Nat.factorial_succ (n : Nat) : Nat.factorial (n + 1) = (n + 1) * Nat.factorial n := rfl

def Nat.choose : Nat → Nat → Nat
  | _, 0 => 1
  | 0, _ + 1 => 0
  | n + 1, k + 1 => Nat.choose n k + Nat.choose n (k + 1)

/-- Mathlib's `Nat.prime_def`. -/
def Nat.Prime (p : Nat) : Prop := 2 ≤ p ∧ ∀ m, m ∣ p → m = 1 ∨ m = p

noncomputable instance : DecidablePred Nat.Prime := fun p =>
  decidable_of_iff (2 ≤ p ∧ ∀ m, m < p + 1 → m ∣ p → m = 1 ∨ m = p)
    ⟨fun ⟨h, k⟩ => ⟨h, fun m d => k m (Nat.lt_succ_of_le (Nat.le_of_dvd (by omega) d)) d⟩, fun ⟨h, k⟩ => ⟨h, fun m _ d => k m d⟩⟩

@[reducible] def Nat.ModEq (n a b : Nat) : Prop := a % n = b % n

@[reducible] def Int.ModEq (n a b : Int) : Prop := a % n = b % n

macro:50 a:term:51 " ≡ " b:term:51 " [MOD " n:term "]" : term => `(Nat.ModEq $n $a $b)
macro:50 a:term:51 " ≡ " b:term:51 " [ZMOD " n:term "]" : term => `(Int.ModEq $n $a $b)

instance (n a b : Nat) : Decidable (Nat.ModEq n a b) := inferInstanceAs (Decidable (a % n = b % n))
instance (n a b : Int) : Decidable (Int.ModEq n a b) := inferInstanceAs (Decidable (a % n = b % n))

/-! ## Ordered fields, which stand for `ℝ`

Numbers are cast into them by the casts that `Lean.Grind.Ring` itself carries. -/

attribute [instance low] Lean.Grind.Semiring.natCast Lean.Grind.Ring.intCast

/-- Mathlib's `abs a = a ⊔ -a`. -/
def abs {α : Type u} [Max α] [Neg α] (a : α) : α := max a (-a)

/-- Mathlib's notation. -/
macro:max atomic("|" noWs) a:term noWs "|" : term => `(abs $a)

theorem abs_cases {α : Type u} [Lean.Grind.Ring α] [LE α] [LT α] [Std.LawfulOrderLT α] [Std.IsLinearOrder α]
    [Lean.Grind.OrderedRing α] [Max α] [Std.LawfulOrderMax α] (a : α) : abs a = a ∧ 0 ≤ a ∨ abs a = -a ∧ a < 0 := by
  have h := Std.LawfulOrderSup.max_le_iff a (-a) (max a (-a))
  have k := Std.MaxEqOr.max_eq_or a (-a)
  unfold abs
  grind

grind_pattern abs_cases => abs a

theorem Int.abs_cases (a : Int) : abs a = a ∧ 0 ≤ a ∨ abs a = -a ∧ a < 0 := by unfold abs; omega

grind_pattern Int.abs_cases => abs a

theorem Rat.abs_cases (a : Rat) : abs a = a ∧ 0 ≤ a ∨ abs a = -a ∧ a < 0 := by unfold abs; grind

grind_pattern Rat.abs_cases => abs a

/-! ## Logic and functions -/

def ExistsUnique {α : Sort u} (p : α → Prop) : Prop := ∃ x, p x ∧ ∀ y, p y → y = x

macro "∃! " x:ident ", " p:term : term => `(ExistsUnique fun $x => $p)
macro "∃! " x:ident " : " t:term ", " p:term : term => `(ExistsUnique fun ($x : $t) => $p)
macro "∃! " "(" x:ident " : " t:term ")" ", " p:term : term => `(ExistsUnique fun ($x : $t) => $p)

def Function.Bijective {α : Sort u} {β : Sort v} (f : α → β) : Prop := Function.Injective f ∧ Function.Surjective f

/-- Mathlib's `Equiv`, by definition. -/
structure Equiv (α : Sort u) (β : Sort v) where
  toFun : α → β
  invFun : β → α
  left_inv : ∀ x, invFun (toFun x) = x
  right_inv : ∀ x, toFun (invFun x) = x

instance {α : Sort u} {β : Sort v} : CoeFun (Equiv α β) fun _ => α → β := ⟨Equiv.toFun⟩

def Monotone {α : Type u} {β : Type v} [LE α] [LE β] (f : α → β) : Prop := ∀ ⦃a b⦄, a ≤ b → f a ≤ f b
def Antitone {α : Type u} {β : Type v} [LE α] [LE β] (f : α → β) : Prop := ∀ ⦃a b⦄, a ≤ b → f b ≤ f a
def StrictMono {α : Type u} {β : Type v} [LT α] [LT β] (f : α → β) : Prop := ∀ ⦃a b⦄, a < b → f a < f b
def StrictAnti {α : Type u} {β : Type v} [LT α] [LT β] (f : α → β) : Prop := ∀ ⦃a b⦄, a < b → f b < f a

/-! ## Sets -/

def Set (α : Type u) : Type u := α → Prop

def setOf {α : Type u} (p : α → Prop) : Set α := p

namespace Set
variable {α : Type u} {β : Type v}

protected def Mem (s : Set α) (a : α) : Prop := s a

instance : Membership α (Set α) := ⟨Set.Mem⟩

@[simp, grind =] theorem mem_setOf_eq {a : α} {p : α → Prop} : (a ∈ setOf p) = p a := rfl

@[ext] theorem ext {s t : Set α} (h : ∀ x, x ∈ s ↔ x ∈ t) : s = t := funext fun x => propext (h x)

instance : HasSubset (Set α) := ⟨fun s t => ∀ ⦃a⦄, a ∈ s → a ∈ t⟩
instance : EmptyCollection (Set α) := ⟨setOf fun _ => False⟩
instance : Singleton α (Set α) := ⟨fun b => setOf fun a => a = b⟩
instance : Insert α (Set α) := ⟨fun b s => setOf fun a => a = b ∨ a ∈ s⟩
instance : Union (Set α) := ⟨fun s t => setOf fun a => a ∈ s ∨ a ∈ t⟩
instance : Inter (Set α) := ⟨fun s t => setOf fun a => a ∈ s ∧ a ∈ t⟩
instance : SDiff (Set α) := ⟨fun s t => setOf fun a => a ∈ s ∧ ¬a ∈ t⟩

def univ : Set α := setOf fun _ => True
protected def Nonempty (s : Set α) : Prop := ∃ x, x ∈ s
def image (f : α → β) (s : Set α) : Set β := setOf fun b => ∃ a, a ∈ s ∧ f a = b
def range (f : α → β) : Set β := setOf fun b => ∃ a, f a = b

def Icc [LE α] (a b : α) : Set α := setOf fun x => a ≤ x ∧ x ≤ b
def Ico [LE α] [LT α] (a b : α) : Set α := setOf fun x => a ≤ x ∧ x < b
def Ioc [LE α] [LT α] (a b : α) : Set α := setOf fun x => a < x ∧ x ≤ b
def Ioo [LT α] (a b : α) : Set α := setOf fun x => a < x ∧ x < b
def Ici [LE α] (a : α) : Set α := setOf fun x => a ≤ x
def Iic [LE α] (b : α) : Set α := setOf fun x => x ≤ b
def Ioi [LT α] (a : α) : Set α := setOf fun x => a < x
def Iio [LT α] (b : α) : Set α := setOf fun x => x < b

@[simp, grind =] theorem mem_Icc [LE α] {a b x : α} : x ∈ Icc a b ↔ a ≤ x ∧ x ≤ b := Iff.rfl
@[simp, grind =] theorem mem_Ico [LE α] [LT α] {a b x : α} : x ∈ Ico a b ↔ a ≤ x ∧ x < b := Iff.rfl
@[simp, grind =] theorem mem_Ioc [LE α] [LT α] {a b x : α} : x ∈ Ioc a b ↔ a < x ∧ x ≤ b := Iff.rfl
@[simp, grind =] theorem mem_Ioo [LT α] {a b x : α} : x ∈ Ioo a b ↔ a < x ∧ x < b := Iff.rfl
@[simp, grind =] theorem mem_Ici [LE α] {a x : α} : x ∈ Ici a ↔ a ≤ x := Iff.rfl
@[simp, grind =] theorem mem_Iic [LE α] {b x : α} : x ∈ Iic b ↔ x ≤ b := Iff.rfl
@[simp, grind =] theorem mem_Ioi [LT α] {a x : α} : x ∈ Ioi a ↔ a < x := Iff.rfl
@[simp, grind =] theorem mem_Iio [LT α] {b x : α} : x ∈ Iio b ↔ x < b := Iff.rfl
@[simp, grind =] theorem mem_singleton_iff {a b : α} : a ∈ ({b} : Set α) ↔ a = b := Iff.rfl
@[simp, grind =] theorem mem_insert_iff {a b : α} {s : Set α} : a ∈ (insert b s : Set α) ↔ a = b ∨ a ∈ s := Iff.rfl
@[simp, grind =] theorem mem_diff {s t : Set α} (x : α) : x ∈ s \ t ↔ x ∈ s ∧ ¬x ∈ t := Iff.rfl
@[simp, grind =] theorem mem_union {s t : Set α} (x : α) : x ∈ s ∪ t ↔ x ∈ s ∨ x ∈ t := Iff.rfl
@[simp, grind =] theorem mem_inter_iff {s t : Set α} (x : α) : x ∈ s ∩ t ↔ x ∈ s ∧ x ∈ t := Iff.rfl
@[simp, grind .] theorem mem_univ (x : α) : x ∈ univ := trivial
end Set

macro (priority := high) "{" x:ident " | " p:term "}" : term => `(setOf fun $x => $p)
macro (priority := high) "{" x:ident " : " t:term " | " p:term "}" : term => `(setOf fun ($x : $t) => $p)

def lowerBounds {α : Type u} [LE α] (s : Set α) : Set α := setOf fun x => ∀ ⦃a⦄, a ∈ s → x ≤ a
def upperBounds {α : Type u} [LE α] (s : Set α) : Set α := setOf fun x => ∀ ⦃a⦄, a ∈ s → a ≤ x
def IsLeast {α : Type u} [LE α] (s : Set α) (a : α) : Prop := a ∈ s ∧ a ∈ lowerBounds s
def IsGreatest {α : Type u} [LE α] (s : Set α) (a : α) : Prop := a ∈ s ∧ a ∈ upperBounds s

/-! ## Finite sets: lists without repetitions, up to their order -/

def Finset.setoid (α : Type u) : Setoid { l : List α // l.Nodup } where
  r a b := a.1.Perm b.1
  iseqv := ⟨fun a => List.Perm.refl a.1, fun h => h.symm, fun h k => h.trans k⟩

/-- Mathlib's `Finset`: a multiset (a list up to its order) without repetitions. -/
def Finset (α : Type u) : Type u := Quotient (Finset.setoid α)

namespace Finset
variable {α : Type u} {β : Type v}

def ofList (l : List α) (h : l.Nodup) : Finset α := Quotient.mk (setoid α) ⟨l, h⟩

protected def Mem (s : Finset α) (a : α) : Prop :=
  Quotient.liftOn s (fun l => a ∈ l.1) fun _ _ h => propext h.mem_iff

instance : Membership α (Finset α) := ⟨Finset.Mem⟩
instance : HasSubset (Finset α) := ⟨fun s t => ∀ ⦃a⦄, a ∈ s → a ∈ t⟩
instance : EmptyCollection (Finset α) := ⟨ofList [] List.nodup_nil⟩

@[simp] theorem mem_ofList {l : List α} {h : l.Nodup} {a : α} : a ∈ ofList l h ↔ a ∈ l := Iff.rfl

noncomputable instance [DecidableEq α] (a : α) (s : Finset α) : Decidable (a ∈ s) :=
  Quotient.recOnSubsingleton s fun l => inferInstanceAs (Decidable (a ∈ l.1))

protected def Nonempty (s : Finset α) : Prop := ∃ x, x ∈ s

noncomputable def card (s : Finset α) : Nat := Quotient.liftOn s (fun l => l.1.length) fun _ _ h => h.length_eq

noncomputable def sum [Lean.Grind.Semiring β] (s : Finset α) (f : α → β) : β :=
  Quotient.liftOn s (fun l => l.1.foldr (fun x acc => f x + acc) 0) fun _ _ h =>
    List.Perm.foldr_eq' h (fun x _ y _ z => by
      rw [← Lean.Grind.Semiring.add_assoc, ← Lean.Grind.Semiring.add_assoc, Lean.Grind.Semiring.add_comm (f y)]) 0

noncomputable def prod [Lean.Grind.CommSemiring β] (s : Finset α) (f : α → β) : β :=
  Quotient.liftOn s (fun l => l.1.foldr (fun x acc => f x * acc) 1) fun _ _ h =>
    List.Perm.foldr_eq' h (fun x _ y _ z => by
      rw [← Lean.Grind.Semiring.mul_assoc, ← Lean.Grind.Semiring.mul_assoc, Lean.Grind.CommSemiring.mul_comm (f y)]) 1

noncomputable def filter (p : α → Prop) [DecidablePred p] (s : Finset α) : Finset α :=
  Quotient.liftOn s (fun l => ofList (l.1.filter fun a => decide (p a)) (List.Nodup.sublist List.filter_sublist l.2)) fun _ _ h =>
    Quotient.sound (s := setoid α) (List.Perm.filter _ h)

def range (n : Nat) : Finset Nat := ofList (List.range n) List.nodup_range
end Finset

/-- Mathlib's `Fintype`. -/
class Fintype (α : Type u) where
  elems : Finset α
  complete : ∀ x : α, x ∈ elems

def Finset.univ {α : Type u} [Fintype α] : Finset α := Fintype.elems

theorem Fin.nodup_finRange (n : Nat) : (List.finRange n).Nodup := by
  rw [List.Nodup, List.pairwise_iff_getElem]
  intro i j hi hj hij
  simp [Fin.ext_iff]
  omega

instance (n : Nat) : Fintype (Fin n) := ⟨Finset.ofList (List.finRange n) (Fin.nodup_finRange n), fun x => List.mem_finRange x⟩

/-- The intervals of an order whose intervals are finite, as lists. Mathlib's class of this name, for the orders that are ported. -/
class LocallyFiniteOrder (α : Type u) [LE α] [LT α] where
  icc : α → α → Finset α
  ico : α → α → Finset α
  ioc : α → α → Finset α
  ioo : α → α → Finset α
  mem_icc : ∀ a b x : α, x ∈ icc a b ↔ a ≤ x ∧ x ≤ b
  mem_ico : ∀ a b x : α, x ∈ ico a b ↔ a ≤ x ∧ x < b
  mem_ioc : ∀ a b x : α, x ∈ ioc a b ↔ a < x ∧ x ≤ b
  mem_ioo : ∀ a b x : α, x ∈ ioo a b ↔ a < x ∧ x < b

def Nat.interval (a n : Nat) : Finset Nat := Finset.ofList (List.range' a n) (List.nodup_range' )

theorem Nat.mem_interval {a n x : Nat} : x ∈ Nat.interval a n ↔ a ≤ x ∧ x < a + n := by
  simp [Nat.interval, Finset.mem_ofList, List.mem_range'_1]

instance : LocallyFiniteOrder Nat where
  icc a b := Nat.interval a (b + 1 - a)
  ico a b := Nat.interval a (b - a)
  ioc a b := Nat.interval (a + 1) (b - a)
  ioo a b := Nat.interval (a + 1) (b - a - 1)
  mem_icc a b x := by rw [Nat.mem_interval]; omega
  mem_ico a b x := by rw [Nat.mem_interval]; omega
  mem_ioc a b x := by rw [Nat.mem_interval]; omega
  mem_ioo a b x := by rw [Nat.mem_interval]; omega

noncomputable def Int.interval (a : Int) (n : Nat) : Finset Int :=
  Finset.ofList ((List.range n).map fun i : Nat => a + (i : Int))
    (List.pairwise_map.2 (List.nodup_range.imp fun h => by omega))

theorem Int.mem_interval {a x : Int} {n : Nat} : x ∈ Int.interval a n ↔ a ≤ x ∧ x < a + n := by
  simp only [Int.interval, Finset.mem_ofList, List.mem_map, List.mem_range]
  exact ⟨fun ⟨i, h, k⟩ => by omega, fun h => ⟨(x - a).toNat, by omega, by omega⟩⟩

noncomputable instance : LocallyFiniteOrder Int where
  icc a b := Int.interval a (b + 1 - a).toNat
  ico a b := Int.interval a (b - a).toNat
  ioc a b := Int.interval (a + 1) (b - a).toNat
  ioo a b := Int.interval (a + 1) (b - a - 1).toNat
  mem_icc a b x := by rw [Int.mem_interval]; omega
  mem_ico a b x := by rw [Int.mem_interval]; omega
  mem_ioc a b x := by rw [Int.mem_interval]; omega
  mem_ioo a b x := by rw [Int.mem_interval]; omega

namespace Finset
variable {α : Type u} {β : Type v}

def Icc [LE α] [LT α] [LocallyFiniteOrder α] (a b : α) : Finset α := LocallyFiniteOrder.icc a b
def Ico [LE α] [LT α] [LocallyFiniteOrder α] (a b : α) : Finset α := LocallyFiniteOrder.ico a b
def Ioc [LE α] [LT α] [LocallyFiniteOrder α] (a b : α) : Finset α := LocallyFiniteOrder.ioc a b
def Ioo [LE α] [LT α] [LocallyFiniteOrder α] (a b : α) : Finset α := LocallyFiniteOrder.ioo a b

@[simp, grind =] theorem mem_Icc [LE α] [LT α] [LocallyFiniteOrder α] {a b x : α} : x ∈ Icc a b ↔ a ≤ x ∧ x ≤ b := LocallyFiniteOrder.mem_icc a b x
@[simp, grind =] theorem mem_Ico [LE α] [LT α] [LocallyFiniteOrder α] {a b x : α} : x ∈ Ico a b ↔ a ≤ x ∧ x < b := LocallyFiniteOrder.mem_ico a b x
@[simp, grind =] theorem mem_Ioc [LE α] [LT α] [LocallyFiniteOrder α] {a b x : α} : x ∈ Ioc a b ↔ a < x ∧ x ≤ b := LocallyFiniteOrder.mem_ioc a b x
@[simp, grind =] theorem mem_Ioo [LE α] [LT α] [LocallyFiniteOrder α] {a b x : α} : x ∈ Ioo a b ↔ a < x ∧ x < b := LocallyFiniteOrder.mem_ioo a b x
@[simp, grind =] theorem mem_range {n x : Nat} : x ∈ range n ↔ x < n := by simp [range, mem_ofList]

@[simp, grind =] theorem mem_filter {p : α → Prop} [DecidablePred p] {s : Finset α} {a : α} : a ∈ filter p s ↔ a ∈ s ∧ p a :=
  Quotient.inductionOn s fun l => by
    show a ∈ l.1.filter (fun a => decide (p a)) ↔ a ∈ l.1 ∧ p a
    simp

theorem sum_range_zero [Lean.Grind.Semiring β] (f : Nat → β) : sum (range 0) f = 0 := rfl
theorem prod_range_zero [Lean.Grind.CommSemiring β] (f : Nat → β) : prod (range 0) f = 1 := rfl

theorem sum_range_succ [Lean.Grind.Semiring β] (f : Nat → β) (n : Nat) : sum (range (n + 1)) f = sum (range n) f + f n := by
  show (List.range (n + 1)).foldr (fun x acc => f x + acc) 0 = (List.range n).foldr (fun x acc => f x + acc) 0 + f n
  have h : ∀ (l : List Nat) (z : β), l.foldr (fun x acc => f x + acc) z = l.foldr (fun x acc => f x + acc) 0 + z := by
    intro l z
    induction l with
    | nil => simp [Lean.Grind.Semiring.add_comm 0 z, Lean.Grind.Semiring.add_zero]
    | cons a l ih => simp [ih, Lean.Grind.Semiring.add_assoc]
  rw [List.range_succ, List.foldr_append, h]
  simp [Lean.Grind.Semiring.add_zero]

theorem prod_range_succ [Lean.Grind.CommSemiring β] (f : Nat → β) (n : Nat) : prod (range (n + 1)) f = prod (range n) f * f n := by
  show (List.range (n + 1)).foldr (fun x acc => f x * acc) 1 = (List.range n).foldr (fun x acc => f x * acc) 1 * f n
  have h : ∀ (l : List Nat) (z : β), l.foldr (fun x acc => f x * acc) z = l.foldr (fun x acc => f x * acc) 1 * z := by
    intro l z
    induction l with
    | nil => simp [Lean.Grind.CommSemiring.mul_comm 1 z, Lean.Grind.Semiring.mul_one]
    | cons a l ih => simp [ih, Lean.Grind.Semiring.mul_assoc]
  rw [List.range_succ, List.foldr_append, h]
  simp [Lean.Grind.Semiring.mul_one]
end Finset

macro "∑ " x:ident " ∈ " s:term ", " f:term:67 : term => `(Finset.sum $s fun $x => $f)
macro "∑ " x:ident " : " t:term:51 " ∈ " s:term ", " f:term:67 : term => `(Finset.sum $s fun ($x : $t) => $f)
macro "∑ " x:ident ", " f:term:67 : term => `(Finset.sum Finset.univ fun $x => $f)
macro "∑ " x:ident " : " t:term ", " f:term:67 : term => `(Finset.sum Finset.univ fun ($x : $t) => $f)
macro "∏ " x:ident " ∈ " s:term ", " f:term:67 : term => `(Finset.prod $s fun $x => $f)
macro "∏ " x:ident " : " t:term:51 " ∈ " s:term ", " f:term:67 : term => `(Finset.prod $s fun ($x : $t) => $f)
macro "∏ " x:ident ", " f:term:67 : term => `(Finset.prod Finset.univ fun $x => $f)
macro "∏ " x:ident " : " t:term ", " f:term:67 : term => `(Finset.prod Finset.univ fun ($x : $t) => $f)

/-! ## Digits and divisors -/

noncomputable def Nat.divisors (n : Nat) : Finset Nat := (Finset.Ico 1 (n + 1)).filter fun d => d ∣ n
noncomputable def Nat.properDivisors (n : Nat) : Finset Nat := (Finset.Ico 1 n).filter fun d => d ∣ n

/-- Least significant digit first. Mathlib's base 0 gives `[n]` and base 1 gives `n` ones, as here. -/
noncomputable def Nat.digits : Nat → Nat → List Nat
  | 0, 0 => []
  | 0, n + 1 => [n + 1]
  | 1, n => List.replicate n 1
  | b + 2, n => go (b + 2) n n
where
  go (b : Nat) : Nat → Nat → List Nat
    | 0, _ => []
    | _ + 1, 0 => []
    | fuel + 1, n + 1 => (n + 1) % b :: go b fuel ((n + 1) / b)

import Lean
import Init.Data.ByteArray.Basic
set_option compiler.extract_closed false
set_option autoImplicit false
namespace Replay
open Lean

/-- What was read so far. Index 0 of names is the anonymous one, of levels zero. -/
structure Tables where
  names : Array Name
  levels : Array Level
  exprs : Array Expr

structure State where
  at_ : Nat
  tables : Tables
  env : Environment
  count : Nat

/-- A field of four digits of six bits, the smallest first. -/
def field (b : ByteArray) (i : Nat) : Nat :=
  (b.get! i).toNat - 48 + 64 * ((b.get! (i + 1)).toNat - 48) + 4096 * ((b.get! (i + 2)).toNat - 48) + 262144 * ((b.get! (i + 3)).toNat - 48)

def bytesFrom (b : ByteArray) : Nat → Nat → ByteArray → ByteArray
  | 0, _, r => r
  | n + 1, i, r => bytesFrom b n (i + 2) (r.push (UInt8.ofNat ((b.get! i).toNat - 48 + 64 * ((b.get! (i + 1)).toNat - 48))))

def textAt (b : ByteArray) (i : Nat) : String := String.fromUTF8! (bytesFrom b (field b i) (i + 4) ByteArray.empty)

def natFrom (b : ByteArray) : Nat → Nat → Nat
  | 0, _ => 0
  | n + 1, i => natFrom b n i * 256 + ((b.get! (i + 2 * n)).toNat - 48 + 64 * ((b.get! (i + 2 * n + 1)).toNat - 48))

def items {α : Type} (b : ByteArray) (f : Nat → α) : Nat → Nat → List α
  | 0, _ => []
  | n + 1, i => f (field b i) :: items b f n (i + 4)

def nameOf (t : Tables) (i : Nat) : Name := t.names.getD i Name.anonymous
def levelOf (t : Tables) (i : Nat) : Level := t.levels.getD i Level.zero
def exprOf (t : Tables) (i : Nat) : Expr := t.exprs.getD i (Expr.bvar 0)

def constructors (b : ByteArray) (t : Tables) : Nat → Nat → List Constructor
  | 0, _ => []
  | n + 1, i => Constructor.mk (nameOf t (field b i)) (exprOf t (field b (i + 4))) :: constructors b t n (i + 8)

/-- The types of a block and where it ends. -/
def blockFrom (b : ByteArray) (t : Tables) : Nat → Nat → List InductiveType × Nat
  | 0, i => ([], i)
  | n + 1, i =>
    let c := field b (i + 8)
    let rest := blockFrom b t n (i + 12 + 8 * c)
    (InductiveType.mk (nameOf t (field b i)) (exprOf t (field b (i + 4))) (constructors b t c (i + 12)) :: rest.1, rest.2)

def hintsOf (i : Nat) : ReducibilityHints :=
  if i = 0 then ReducibilityHints.opaque else if i = 1 then ReducibilityHints.abbrev else ReducibilityHints.regular (UInt32.ofNat (i - 2))

def withName (s : State) (to : Nat) (n : Name) : State :=
  match s with
  | ⟨_, ⟨names, levels, exprs⟩, env, count⟩ => ⟨to, ⟨names.push n, levels, exprs⟩, env, count⟩

def withLevel (s : State) (to : Nat) (l : Level) : State :=
  match s with
  | ⟨_, ⟨names, levels, exprs⟩, env, count⟩ => ⟨to, ⟨names, levels.push l, exprs⟩, env, count⟩

def withExpr (s : State) (to : Nat) (e : Expr) : State :=
  match s with
  | ⟨_, ⟨names, levels, exprs⟩, env, count⟩ => ⟨to, ⟨names, levels, exprs.push e⟩, env, count⟩

/-- The kernel's word on one declaration. -/
def declared (s : State) (to : Nat) (d : Declaration) : Except MessageData State :=
  match s.env.addDeclCore 0 d none with
  | Except.ok env => Except.ok ⟨to, s.tables, env, s.count + 1⟩
  | Except.error e => Except.error (e.toMessageData {})

/-- Name, type and universe parameters of a declaration whose record begins at `i`; its further fields begin at the second part. -/
def commonOf (b : ByteArray) (t : Tables) (i : Nat) : ConstantVal × Nat :=
  let n := field b (i + 8)
  (ConstantVal.mk (nameOf t (field b i)) (items b (nameOf t) n (i + 12)) (exprOf t (field b (i + 4))), i + 12 + 4 * n)

def step (b : ByteArray) (s : State) : Except MessageData State :=
  let i := s.at_ + 1
  let e := fun (k : Nat) => exprOf s.tables (field b (i + 4 * k))
  let n := fun (k : Nat) => nameOf s.tables (field b (i + 4 * k))
  let l := fun (k : Nat) => levelOf s.tables (field b (i + 4 * k))
  let f := fun (k : Nat) => field b (i + 4 * k)
  match (b.get! s.at_).toNat with
  | 97 => Except.ok (withName s (i + 8 + 2 * f 1) (Name.str (n 0) (textAt b (i + 4))))
  | 98 => Except.ok (withName s (i + 8 + 2 * f 1) (Name.num (n 0) (natFrom b (f 1) (i + 8))))
  | 99 => Except.ok (withLevel s (i + 4) (Level.succ (l 0)))
  | 100 => Except.ok (withLevel s (i + 8) (Level.max (l 0) (l 1)))
  | 101 => Except.ok (withLevel s (i + 8) (Level.imax (l 0) (l 1)))
  | 102 => Except.ok (withLevel s (i + 4) (Level.param (n 0)))
  | 103 => Except.ok (withExpr s (i + 4) (Expr.bvar (f 0)))
  | 104 => Except.ok (withExpr s (i + 4) (Expr.sort (l 0)))
  | 105 => Except.ok (withExpr s (i + 8 + 4 * f 1) (Expr.const (n 0) (items b (levelOf s.tables) (f 1) (i + 8))))
  | 106 => Except.ok (withExpr s (i + 8) (Expr.app (e 0) (e 1)))
  | 107 => Except.ok (withExpr s (i + 12) (Expr.lam (n 0) (e 1) (e 2) BinderInfo.default))
  | 108 => Except.ok (withExpr s (i + 12) (Expr.forallE (n 0) (e 1) (e 2) BinderInfo.default))
  | 109 => Except.ok (withExpr s (i + 16) (Expr.letE (n 0) (e 1) (e 2) (e 3) false))
  | 110 => Except.ok (withExpr s (i + 4 + 2 * f 0) (Expr.lit (Literal.natVal (natFrom b (f 0) (i + 4)))))
  | 111 => Except.ok (withExpr s (i + 4 + 2 * f 0) (Expr.lit (Literal.strVal (textAt b i))))
  | 112 => Except.ok (withExpr s (i + 12) (Expr.proj (n 0) (f 1) (e 2)))
  | 113 =>
    let c := commonOf b s.tables i
    declared s (c.2 + 4) (Declaration.thmDecl (TheoremVal.mk c.1 (exprOf s.tables (field b c.2)) [c.1.name]))
  | 114 =>
    let c := commonOf b s.tables i
    declared s (c.2 + 8) (Declaration.defnDecl
      (DefinitionVal.mk c.1 (exprOf s.tables (field b c.2)) (hintsOf (field b (c.2 + 4))) DefinitionSafety.safe [c.1.name]))
  | 115 =>
    let c := commonOf b s.tables i
    declared s (c.2 + 4) (Declaration.opaqueDecl (OpaqueVal.mk c.1 (exprOf s.tables (field b c.2)) false [c.1.name]))
  | 116 =>
    let p := f 0
    let r := blockFrom b s.tables (field b (i + 8 + 4 * p)) (i + 12 + 4 * p)
    declared s r.2 (Declaration.inductDecl (items b (nameOf s.tables) p (i + 4)) (field b (i + 4 + 4 * p)) r.1 false)
  | 117 =>
    let c := commonOf b s.tables i
    declared s c.2 (Declaration.axiomDecl (AxiomVal.mk c.1 false))
  | _ => Except.error (MessageData.ofFormat (Std.Format.text "a record of no known kind"))

def go (b : ByteArray) : Nat → State → Except MessageData State
  | 0, s => Except.ok s
  | fuel + 1, s =>
    if s.at_ < b.size then
      match step b s with
      | Except.ok next => go b fuel next
      | Except.error e => Except.error e
    else Except.ok s

def run (payload : String) (word : String) : Elab.Command.CommandElabM Unit := fun _ state => do
  let env := (← state.get).env
  let b := payload.toUTF8
  match go b (b.size + 1) ⟨0, ⟨#[Name.anonymous], #[Level.zero], #[]⟩, env, 0⟩ with
  | Except.error e => throw (Exception.error Syntax.missing e)
  | Except.ok s => (IO.println (String.append word (Nat.repr s.count))).toEIO (fun _ => Exception.error Syntax.missing (MessageData.ofFormat (Std.Format.text "no output")))

end Replay

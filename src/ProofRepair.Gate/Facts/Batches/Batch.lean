import Lean.Elab.Frontend
import Lean.Util.Path
open Lean Elab Command

def elaborated (opts : Options) (name : Name) (library : String) (file : String) (out : String) (text : String) : IO Unit := do
  let before ← searchPathRef.get
  searchPathRef.set (System.FilePath.mk library :: before)
  let _ ← Lean.Elab.runFrontend text opts file name 0 (some (System.FilePath.mk out)) none true
  searchPathRef.set before

def batched (name : Name) (library : String) (file : String) (out : String) (text : String) : CommandElabM Unit := fun _ state => do
  match (← state.get).scopes with
  | [] => throw (Exception.error Syntax.missing (MessageData.ofFormat (Std.Format.text "no scope")))
  | scope :: _ =>
    (elaborated scope.opts name library file out text).toEIO (fun e => Exception.error Syntax.missing (MessageData.ofFormat (Std.Format.text e.toString)))

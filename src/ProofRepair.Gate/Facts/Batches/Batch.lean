import Lean.Elab.Frontend
open Lean Elab Command

def elaborated (opts : Options) (name : Name) (file : String) (out : String) (text : String) : IO Unit := do
  let _ ← Lean.Elab.runFrontend text opts file name 0 (some (System.FilePath.mk out)) none true
  pure ()

def batched (name : Name) (file : String) (out : String) (text : String) : CommandElabM Unit := fun _ state => do
  match (← state.get).scopes with
  | [] => throw (Exception.error Syntax.missing (MessageData.ofFormat (Std.Format.text "no scope")))
  | scope :: _ =>
    (elaborated scope.opts name file out text).toEIO (fun e => Exception.error Syntax.missing (MessageData.ofFormat (Std.Format.text e.toString)))

import Lean
section
set_option compiler.extract_closed false
set_option autoImplicit false
namespace WarmWorker
open Lean Elab Command

-- Written for the embedded Lean, whose interpreter lacks code that libraries inline: recursion instead of loops, nothing of `List` that has an `…TR` form.

/-- What one command left behind: where its text ended, the state after it, and its messages as lines. -/
structure Snapshot where
  parser : Parser.ModuleParserState
  state : State
  lines : List String

/-- A file as it was last checked; the last command comes first. -/
structure Known where
  name : String
  text : String
  snapshots : List Snapshot

def inputOf (text name : String) : Parser.InputContext :=
  ⟨text, name, FileMap.ofString text, text.rawEndPos, Nat.le_refl _⟩

def say (out : IO.FS.Handle) (line : String) : IO Unit := do
  out.putStrLn line
  out.flush

def sayAll (out : IO.FS.Handle) : List String → IO Unit
  | [] => pure ()
  | l :: ls => do say out l; sayAll out ls

def linesOf : List Message → IO (List String)
  | [] => pure []
  | m :: ms => do
    let rest ← linesOf ms
    if m.isSilent then pure rest else
      let json ← m.toJson
      pure (json.compress :: rest)

def commonFrom (a b : ByteArray) : Nat → Nat → Nat
  | 0, i => i
  | n + 1, i => if a.get! i == b.get! i then commonFrom a b n (i + 1) else i

/-- How many bytes two texts have in common at their beginning. -/
def common (a b : String) : Nat :=
  let x := a.toUTF8
  let y := b.toUTF8
  commonFrom x y (Nat.min x.size y.size) 0

def upTo (limit : Nat) : List Snapshot → List Snapshot
  | [] => []
  | s :: ss => if s.parser.pos.byteIdx ≤ limit then s :: ss else upTo limit ss

def parseAfter (input : Parser.InputContext) (s : Snapshot) : Syntax × Parser.ModuleParserState × MessageLog :=
  match s.state.scopes with
  | scope :: _ => Parser.parseCommand input ⟨s.state.env, scope.opts, scope.currNamespace, scope.openDecls⟩ s.parser {}
  | [] => Parser.parseCommand input ⟨s.state.env, {}, Name.anonymous, []⟩ s.parser {}

/-- The snapshots that hold for the new text. The last command may have looked beyond its own end: it must read as it did. -/
def reusable (input : Parser.InputContext) (limit : Nat) (all : List Snapshot) : List Snapshot :=
  match upTo limit all with
  | s :: t :: rest =>
    match parseAfter input t with
    | (_, parser, _) =>
      if parser.pos.byteIdx == s.parser.pos.byteIdx && parser.recovering == s.parser.recovering then s :: t :: rest else t :: rest
  | short => short

def sayFrom (out : IO.FS.Handle) : List Snapshot → IO Unit
  | [] => pure ()
  | s :: ss => do sayFrom out ss; sayAll out s.lines

partial def go (out : IO.FS.Handle) (name : String) (input : Parser.InputContext) (done : List Snapshot) : IO (List Snapshot) :=
  match done with
  | [] => pure []
  | last :: _ => do
    match parseAfter input last with
    | (stx, parser, parseMessages) =>
      let ref ← IO.mkRef { last.state with messages := parseMessages, traceState := {}, snapshotTasks := #[] }
      let context : Context := { fileName := name, fileMap := input.fileMap, cmdPos := last.parser.pos, snap? := none, cancelTk? := none }
      let _ ← EIO.toIO' (elabCommandTopLevel stx context ref)
      let state ← ref.get
      let lines ← linesOf state.messages.toList
      sayAll out lines
      let all := ⟨parser, { state with messages := {}, infoState := { enabled := true } }, lines⟩ :: done
      if Parser.isTerminalCommand stx then pure all else go out name input all

def start (env : Environment) (opts : Options) (input : Parser.InputContext) : IO (List Snapshot) := do
  match ← Parser.parseHeader input with
  | (_, parser, messages) =>
    let lines ← linesOf messages.toList
    let state := mkState env {} opts
    pure [⟨parser, { state with infoState := { enabled := true } }, lines⟩]

def find (name : String) : List Known → Option Known
  | [] => none
  | k :: ks => if k.name == name then some k else find name ks

def without (name : String) : List Known → List Known
  | [] => []
  | k :: ks => if k.name == name then without name ks else k :: without name ks

def count : List Snapshot → Nat
  | [] => 0
  | _ :: ss => count ss + 1

def first : Nat → List Known → List Known
  | n + 1, k :: ks => k :: first n ks
  | _, _ => []

def check (out : IO.FS.Handle) (env : Environment) (opts : Options) (known : List Known) (name text word : String) : IO (List Known) := do
  let input := inputOf text name
  let fresh ← start env opts input
  let kept := match find name known with
    | none => fresh
    | some old =>
      match reusable input (common old.text text) old.snapshots with
      | [] => fresh
      | [_] => fresh
      | some_ => some_
  sayFrom out kept
  let all ← go out name input kept
  say out (String.append (String.append "done " word) (String.append " " (String.append (Nat.repr (count kept)) (String.append " " (Nat.repr (count all))))))
  pure (⟨name, text, all⟩ :: first 3 (without name known))

def field (json : Json) (name : String) : String :=
  match json.getObjVal? name with
  | Except.ok (Json.str s) => s
  | _ => ""

/-- The limit on each declaration, where the request has one of its own. -/
def optionsOf (json : Json) (opts : Options) : Options :=
  match json.getObjVal? "heartbeats" with
  | Except.ok (Json.num n) => opts.setNat `maxHeartbeats n.mantissa.toNat
  | _ => opts

partial def loop (stdin out : IO.FS.Handle) (env : Environment) (opts : Options) (known : List Known) : IO Unit := do
  let line ← stdin.getLine
  if line.isEmpty then pure () else
    match Json.parse line with
    | Except.ok json =>
      let known ← check out env (optionsOf json opts) known (field json "file") (field json "text") (field json "word")
      loop stdin out env opts known
    | Except.error e => do say out (String.append "unreadable " e); loop stdin out env opts known

def serve (opts : Options) (header : String) (level : OLeanLevel) : IO Unit := do
  match ← Parser.parseHeader (inputOf header "Header.lean") with
  | (stx, _, _) =>
    let opts := opts.setBool `Elab.async false
    let env ← importModules (HeaderSyntax.imports stx) opts 0 #[] false true level
    let env := env.setMainModule `Check
    -- Not the streams of the thread: a command's own are redirected while it runs.
    let stdin ← IO.FS.Handle.mk "/dev/stdin" IO.FS.Mode.read
    let out ← IO.FS.Handle.mk "/dev/stdout" IO.FS.Mode.write
    say out "ready"
    loop stdin out env opts []

def run (header : String) (level : OLeanLevel) : CommandElabM Unit := fun _ state => do
  let state ← state.get
  let opts := match state.scopes with
    | scope :: _ => scope.opts
    | [] => {}
  (serve opts header level).toEIO (fun e => Exception.error Syntax.missing (MessageData.ofFormat (Std.Format.text e.toString)))

end WarmWorker
end

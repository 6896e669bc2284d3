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

/-- What is to be ended, and when by the clock in milliseconds; 0 is never. -/
structure Deadline where
  isWatched : Bool
  ends : Nat
  cancel : IO.CancelToken

/-- For ever, in a thread of its own: the main thread sits in the command that is to end. -/
partial def watch (deadline : IO.Ref Deadline) : BaseIO Unit := do
  IO.sleep 50
  match ← deadline.get with
  | ⟨_, 0, _⟩ => watch deadline
  | ⟨_, ends, cancel⟩ => do
    let now ← IO.monoMsNow
    if Nat.ble ends now then cancel.set
    watch deadline

/-- From now on; the thread is there from the first time on that anything has a deadline. -/
def setDeadline (deadline : IO.Ref Deadline) (milliseconds : Nat) (cancel : IO.CancelToken) : BaseIO Unit := do
  let now ← IO.monoMsNow
  match ← deadline.get with
  | ⟨isWatched, _, _⟩ =>
    if Nat.beq milliseconds 0 then pure () else do
      deadline.set ⟨true, now + milliseconds, cancel⟩
      if isWatched then pure () else do
        let _ ← BaseIO.asTask (watch deadline) Task.Priority.dedicated

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

def joined : List String → List String → List String
  | [], other => other
  | l :: ls, other => l :: joined ls other

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

/-- Whether the text came to its end; a command that was ended before its own leaves nothing behind. -/
partial def go (out : IO.FS.Handle) (cancel : IO.CancelToken) (name : String) (input : Parser.InputContext) (done : List Snapshot) : IO (Bool × List Snapshot) :=
  match done with
  | [] => pure (true, [])
  | last :: _ => do
    match parseAfter input last with
    | (stx, parser, parseMessages) =>
      -- The parser's by themselves: the elaborator drops what the log holds when it begins.
      let parsed ← linesOf parseMessages.toList
      let ref ← IO.mkRef { last.state with messages := {}, traceState := {}, snapshotTasks := #[] }
      let context : Context := { fileName := name, fileMap := input.fileMap, cmdPos := last.parser.pos, snap? := none, cancelTk? := some cancel, suppressElabErrors := stx.hasMissing }
      let _ ← EIO.toIO' (elabCommandTopLevel stx context ref)
      if ← cancel.isSet then pure (false, done) else
        let state ← ref.get
        let elaborated ← linesOf state.messages.toList
        let lines := joined parsed elaborated
        sayAll out lines
        let all := ⟨parser, { state with messages := {}, infoState := { enabled := true } }, lines⟩ :: done
        if Parser.isTerminalCommand stx then pure (true, all) else go out cancel name input all

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

def check (out : IO.FS.Handle) (deadline : IO.Ref Deadline) (env : Environment) (opts : Options) (known : List Known) (name text word : String) (milliseconds : Nat) : IO (List Known) := do
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
  let cancel ← IO.CancelToken.new
  setDeadline deadline milliseconds cancel
  let (ended, all) ← go out cancel name input kept
  deadline.modify (fun d => { d with ends := 0 })
  let said := String.append (if ended then "done " else "late ") word
  say out (String.append said (String.append " " (String.append (Nat.repr (count kept)) (String.append " " (Nat.repr (count all))))))
  pure (⟨name, text, all⟩ :: first 3 (without name known))

def field (json : Json) (name : String) : String :=
  match json.getObjVal? name with
  | Except.ok (Json.str s) => s
  | _ => ""

def number (json : Json) (name : String) : Nat :=
  match json.getObjVal? name with
  | Except.ok (Json.num n) => n.mantissa.toNat
  | _ => 0

/-- The limit on each declaration, where the request has one of its own. -/
def optionsOf (json : Json) (opts : Options) : Options :=
  match number json "heartbeats" with
  | 0 => opts
  | n => opts.setNat `maxHeartbeats n

partial def loop (stdin out : IO.FS.Handle) (deadline : IO.Ref Deadline) (env : Environment) (opts : Options) (known : List Known) : IO Unit := do
  let line ← stdin.getLine
  if line.isEmpty then pure () else
    match Json.parse line with
    | Except.ok json =>
      let known ← check out deadline env (optionsOf json opts) known (field json "file") (field json "text") (field json "word") (number json "milliseconds")
      loop stdin out deadline env opts known
    | Except.error e => do say out (String.append "unreadable " e); loop stdin out deadline env opts known

def serve (opts : Options) (header : String) (level : OLeanLevel) : IO Unit := do
  match ← Parser.parseHeader (inputOf header "Header.lean") with
  | (stx, _, _) =>
    let opts := opts.setBool `Elab.async false
    let env ← importModules (HeaderSyntax.imports stx) opts 0 #[] false true level
    let env := env.setMainModule `Check
    -- Not the streams of the thread: a command's own are redirected while it runs.
    let stdin ← IO.FS.Handle.mk "/dev/stdin" IO.FS.Mode.read
    let out ← IO.FS.Handle.mk "/dev/stdout" IO.FS.Mode.write
    let deadline ← IO.mkRef ⟨false, 0, ← IO.CancelToken.new⟩
    say out "ready"
    loop stdin out deadline env opts []

def run (header : String) (level : OLeanLevel) : CommandElabM Unit := fun _ state => do
  let state ← state.get
  let opts := match state.scopes with
    | scope :: _ => scope.opts
    | [] => {}
  (serve opts header level).toEIO (fun e => Exception.error Syntax.missing (MessageData.ofFormat (Std.Format.text e.toString)))

end WarmWorker
end

set_option compiler.extract_closed false
set_option autoImplicit false

-- For the embedded Lean as well, whose interpreter lacks code that libraries inline: recursion instead of loops, and an error as the one message.

def EnvironmentNames.isWritten : Lean.Name → Bool
  | Lean.Name.anonymous => true
  | Lean.Name.str p s => !(s.startsWith "_") && !(s.startsWith "match_") && !(s.startsWith "proof_") && EnvironmentNames.isWritten p
  | Lean.Name.num _ _ => false

def EnvironmentNames.word (env : Lean.Environment) (n : Lean.Name) : String :=
  match Lean.Linter.getDeprecatedNewName env n with
  | some new => String.append (n.toString false) (String.append ">" (new.toString false))
  | none => n.toString false

def EnvironmentNames.ofModule (env : Lean.Environment) (names : Array Lean.Name) : Nat → Nat → String → String
  | 0, _, said => said
  | k + 1, i, said =>
    match names.getD i Lean.Name.anonymous with
    | Lean.Name.anonymous => EnvironmentNames.ofModule env names k (i + 1) said
    | n => EnvironmentNames.ofModule env names k (i + 1)
        (if EnvironmentNames.isWritten n then String.append said (String.append " " (EnvironmentNames.word env n)) else said)

/-- Lean's own modules are there for this program alone. -/
def EnvironmentNames.ofModules (env : Lean.Environment) (modules : Array Lean.Name) (data : Array Lean.ModuleData) : Nat → Nat → String → String
  | 0, _, said => said
  | k + 1, i, said =>
    match data[i]? with
    | some d => EnvironmentNames.ofModules env modules data k (i + 1)
        (if (modules.getD i Lean.Name.anonymous).getRoot == `Lean then said else EnvironmentNames.ofModule env d.constNames d.constNames.size 0 said)
    | none => said

def EnvironmentNames.run : Lean.Elab.Command.CommandElabM Unit := fun _ state => do
  let state ← state.get
  let env := state.env
  throw (Lean.Exception.error Lean.Syntax.missing (Lean.MessageData.ofFormat (Std.Format.text
    (String.append "names:" (EnvironmentNames.ofModules env env.header.moduleNames env.header.moduleData env.header.moduleData.size 0 "")))))

run_cmd EnvironmentNames.run

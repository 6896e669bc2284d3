/-! `cases'`, `rcases'`, `induction'`. -/

macro "cases'" h:term "with" a:rcasesPat : tactic => `(tactic| first
  | (have : Nat := $h; rcases $h:term with _ | $a:rcasesPat)
  | rcases $h:term with $a:rcasesPat)
macro "cases'" h:term "with" a:rcasesPat colGt b:rcasesPat : tactic => `(tactic| first
  | (have : _ ∨ _ := $h; rcases $h:term with $a:rcasesPat | $b:rcasesPat)
  | rcases $h:term with ⟨$a:rcasesPat, $b:rcasesPat⟩)
macro "cases'" h:term "with" a:rcasesPat colGt b:rcasesPat colGt c:rcasesPat : tactic => `(tactic| rcases $h:term with ⟨$a:rcasesPat, $b:rcasesPat, $c:rcasesPat⟩)
macro "rcases'" h:term "with" a:rcasesPat : tactic => `(tactic| rcases $h:term with $a:rcasesPat)

macro "induction'" n:ident "with" m:ident colGt ih:ident : tactic => `(tactic| first
  | induction $n:ident with
    | zero => ?_
    | succ $m:ident $ih:ident => ?_
  | induction $n:ident with
    | refl => ?_
    | step $m:ident $ih:ident => ?_)
macro "induction'" n:ident "using" &"Nat.strong_induction_on" "with" m:ident colGt ih:ident : tactic => `(tactic|
  induction $n:ident using Nat.strongRecOn with
  | ind $m:ident $ih:ident => ?_)
macro "induction'" h:ident "with" m:ident colGt hm:ident colGt ih:ident : tactic => `(tactic|
  induction $h:ident with
  | refl => ?_
  | @step $m:ident $hm:ident $ih:ident => ?_)

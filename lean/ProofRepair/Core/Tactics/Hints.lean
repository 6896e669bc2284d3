/-! Lists of hint terms. A syntax category of its own, because patterns with `$ts,*` do not compile on the embedded build. -/

declare_syntax_cat pr_hints
syntax term : pr_hints
syntax term "," : pr_hints
syntax term "," pr_hints : pr_hints

/-- Puts each hint in the context; one that does not elaborate is left out. -/
syntax "pr_have" pr_hints : tactic
macro_rules
  | `(tactic| pr_have $t:term) => `(tactic| try have := $t)
  | `(tactic| pr_have $t:term ,) => `(tactic| try have := $t)
  | `(tactic| pr_have $t:term , $ts:pr_hints) => `(tactic| ((try have := $t); pr_have $ts))

//! A rule in `[lints]` that there is not.
//!
//! # Why this is bad
//! Whoever wrote it believes that something is looked for, or isn't.
//!
//! # Example
//! ```text
//! [lints]
//! claims-without-evidence = "error"
//! ```
//!
//! # Instead
//! Write the name of a rule as it stands in brackets behind `error` or `warning`.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::model::Level;
use crate::text::Suggest;

pub(super) static RULE: Rule = Rule {
    name: "unknown-lint",
    level: Level::Warn,
    summary: "the manifest sets the level of a rule that there is not",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let mut suggest = Suggest::new();
    let names = || context.rules.iter().copied();
    for (name, lint) in &context.ledger.schema.lints {
        if !names().any(|known| known == name) {
            let hint = suggest.hint(name, names);
            let hint = hint
                .unwrap_or_else(|| "`check --rules` lists those whose weight can be set".into());
            let message = say(format!("no rule that can be weighed is called `{name}`")).hint(hint);
            findings.tell(lint.place.clone(), message);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn a_lint_is_the_name_of_a_rule() {
        let shown = told(
            "unknown-lint",
            &[(
                "claimgraph.toml",
                "[lints]\nclaims-without-evidence = \"error\"\nbad-date = \"allow\"\nxyz = \"warn\"\n",
            )],
        );
        assert_eq!(
            shown,
            "\
warning[unknown-lint]: no rule that can be weighed is called `claims-without-evidence`
 --> claimgraph.toml:2:1
  |
2 | claims-without-evidence = \"error\"
  | ^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `claim-without-evidence`?

warning[unknown-lint]: no rule that can be weighed is called `xyz`
 --> claimgraph.toml:4:1
  |
4 | xyz = \"warn\"
  | ^^^
  |
  = help: `check --rules` lists those whose weight can be set"
        );
    }
}

//! A type that, by way of its parents, belongs to itself.
//!
//! # Why this is bad
//! All types of the circle are the same one, which is never meant.
//!
//! # Example
//! ```text
//! [types.company]
//! parent = "organization"
//!
//! [types.organization]
//! parent = "company"
//! ```
//!
//! # Instead
//! Take the `parent` out of the widest of them.

use std::collections::BTreeMap;

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::check::kinds::listed;
use crate::model::{Level, Schema};
use crate::text::some_of;

/// The most types of a circle that are named.
const MOST_NAMED: usize = 20;

pub(super) static RULE: Rule = Rule {
    name: "type-cycle",
    level: Level::Error,
    summary: "a type belongs to itself, by way of its parents",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let schema = &context.ledger.schema;
    for circle in circles(schema) {
        let id = circle[0];
        let place = schema.types.get(id).and_then(|declared| declared.place.clone());
        let message = match circle.len() {
            1 => format!("the type `{id}` is its own parent"),
            count => {
                let circle = match count > MOST_NAMED {
                    true => some_of(circle.into_iter(), MOST_NAMED),
                    false => listed(circle.into_iter(), "and"),
                };
                format!("the types {circle} are parents of each other, in a circle")
            }
        };
        let message = say(message).hint("take `parent` out of the widest of them");
        findings.tell(place, message);
    }
}

/// Every circle of parents once, from the first of its types on, in the order of those.
fn circles(schema: &Schema) -> Vec<Vec<&str>> {
    let mut circles = Vec::new();
    // A type that was passed is never walked from again, so that long chains take linear time.
    let mut passed: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (walk, start) in schema.types.keys().enumerate() {
        let (mut way, mut next): (Vec<&str>, _) = (Vec::new(), Some(start.as_str()));
        while let Some(id) = next {
            match passed.get(id) {
                Some((of, at)) if *of == walk => {
                    let mut circle = way.split_off(*at);
                    let first = circle.iter().enumerate().min_by_key(|(_, id)| **id);
                    let first = first.map_or(0, |(at, _)| at);
                    circle.rotate_left(first);
                    circles.push(circle);
                    break;
                }
                Some(_) => break,
                None => {}
            }
            passed.insert(id, (walk, way.len()));
            way.push(id);
            next = schema.types.get(id).and_then(|declared| declared.parent.as_deref());
        }
    }
    circles.sort_unstable();
    circles
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn of_a_long_circle_the_first_types_are_named() {
        let parent = |at: usize| format!("types.t{at}.parent = \"t{}\"\n", (at + 1) % 5000);
        let types: String = (0..5000).map(parent).collect();
        let (head, rows) = ("subject,relation,object\n", "id,type\na,t7\n");
        let manifest = format!("{types}relations.pays.domain = [\"person\"]\n");
        let files = [("claimgraph.toml", &*manifest), ("claims.csv", head), ("entities.csv", rows)];
        let shown = told("type-cycle", &files);
        let title = shown.lines().next().unwrap_or_default();
        assert!(title.contains("the types `t0`, `t1`, `t2`, "), "{title}");
        assert!(
            title.ends_with(" and 4980 more are parents of each other, in a circle"),
            "{title}"
        );
    }

    #[test]
    fn no_type_belongs_to_itself() {
        let shown = told(
            "type-cycle",
            &[(
                "claimgraph.toml",
                "types.b.parent = \"c\"\ntypes.a.parent = \"b\"\ntypes.c.parent = \"b\"\n\
             types.self.parent = \"self\"\ntypes.fine.parent = \"wide\"\ntypes.wide = {}\n",
            )],
        );
        assert_eq!(
            shown,
            "\
error[type-cycle]: the types `b` and `c` are parents of each other, in a circle
 --> claimgraph.toml:1:7
  |
1 | types.b.parent = \"c\"
  |       ^
  |
  = help: take `parent` out of the widest of them

error[type-cycle]: the type `self` is its own parent
 --> claimgraph.toml:4:7
  |
4 | types.self.parent = \"self\"
  |       ^^^^
  |
  = help: take `parent` out of the widest of them"
        );
    }
}
